using System.Reflection;
using Interleave.Xunit.Reporting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Copies;

/// <summary>
/// The fixtures of a test, as types of one worker's copy: assembly fixtures first, then the collection's, then the
/// class's. Every schedule makes its own, because a fixture that outlives a schedule would let one schedule depend on
/// the ones before it.
/// </summary>
internal sealed class FixtureSet
{
    private readonly List<ConstructorInfo[]> _levels = [];

    internal FixtureSet(IXunitTestClass testClass, TypeMap map)
    {
        Add(testClass.TestCollection.TestAssembly.AssemblyFixtureTypes, map);
        Add(testClass.TestCollection.CollectionFixtureTypes, map);
        Add(testClass.ClassFixtureTypes, map);
    }

    /// <summary>Makes and initialises the schedule's fixtures, adding each to a list as soon as it exists.</summary>
    internal void Create(List<object> fixtures)
    {
        foreach (ConstructorInfo[] level in _levels)
        {
            // A fixture may ask for fixtures of the levels above its own only, as xunit has it.
            int above = fixtures.Count;
            foreach (ConstructorInfo constructor in level)
            {
                object?[] arguments = [.. constructor.GetParameters().Select(p => Argument(p, fixtures.Take(above)))];
                object fixture = constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
                fixtures.Add(fixture);
                if (fixture is IAsyncLifetime lifetime)
                {
                    Controlled.Wait(lifetime.InitializeAsync());
                }
            }
        }
    }

    private static object Argument(ParameterInfo parameter, IEnumerable<object> above)
    {
        if (parameter.ParameterType == typeof(IMessageSink))
        {
            return SilentSink.Instance;
        }

        if (parameter.ParameterType == typeof(ITestContextAccessor))
        {
            return TestContextAccessor.Instance;
        }

        return above.FirstOrDefault(f => f.GetType() == parameter.ParameterType) ?? throw new InvalidSystematicTestException(
            $"Fixture {parameter.Member.DeclaringType} asks for {parameter.ParameterType} {parameter.Name}, which is no fixture of a level above it.");
    }

    private void Add(IReadOnlyCollection<Type> types, TypeMap map)
    {
        if (types.Count > 0)
        {
            _levels.Add([.. types.Distinct().Select(t => ConstructorOf(map.Map(t)))]);
        }
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        if (type.ContainsGenericParameters)
        {
            throw new InvalidSystematicTestException(
                $"Fixture {type} is an open generic type, which [SystematicTest] does not make. Name the closed type in the fixture interface.");
        }

        ConstructorInfo[] constructors = type.GetConstructors();
        return constructors.Length == 1 ? constructors[0] : throw new InvalidSystematicTestException(
            $"Fixture {type} has {constructors.Length} public constructors; it must have one.");
    }

    /// <summary>Takes a fixture's diagnostic messages: they would come once a schedule.</summary>
    private sealed class SilentSink : IMessageSink
    {
        internal static readonly SilentSink Instance = new();

        public bool OnMessage(IMessageSinkMessage message) => true;
    }
}
