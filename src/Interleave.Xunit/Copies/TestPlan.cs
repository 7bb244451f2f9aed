using System.Reflection;
using Interleave.Xunit.Reporting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Copies;

/// <summary>Everything a schedule of one test needs, looked up once a worker in that worker's rewritten copy.</summary>
internal sealed class TestPlan
{
    private readonly ConstructorInfo? _constructor;
    private readonly TheoryRow? _row;
    private readonly TypeMap _map;

    internal TestPlan(IXunitTest test, int row, TypeMap map)
    {
        Test = test;
        _map = map;
        IXunitTestClass testClass = test.TestMethod.TestClass;
        Method = map.Map(test.TestMethod.Method);
        RequireRunnable(Method);
        Fixtures = new FixtureSet(testClass, map);
        _constructor = Method.IsStatic ? null : map.Map(testClass.Class).GetConstructors().Single();
        _row = test.TestMethodArguments.All(ArgumentCopier.CanCopy) ? null : new TheoryRow(Method, row);
        HasAttributes = test.TestMethod.BeforeAfterTestAttributes.Count > 0;
    }

    internal IXunitTest Test { get; }

    internal MethodInfo Method { get; }

    internal FixtureSet Fixtures { get; }

    /// <summary>Whether attributes run before and after the test.</summary>
    internal bool HasAttributes { get; }

    /// <summary>The attributes around the test, of the copy, outermost first.</summary>
    internal IReadOnlyCollection<IBeforeAfterTestAttribute> CreateAttributes()
    {
        IXunitTestClass testClass = Test.TestMethod.TestClass;
        Type? definition = testClass.TestCollection.CollectionDefinition;
        IReadOnlyCollection<IBeforeAfterTestAttribute> attributes =
            ExtensibilityPointFactory.GetAssemblyBeforeAfterTestAttributes(_map.Map(testClass.Class.Assembly));
        attributes = ExtensibilityPointFactory.GetCollectionBeforeAfterTestAttributes(definition is null ? null : _map.Map(definition), attributes);
        attributes = ExtensibilityPointFactory.GetClassBeforeAfterTestAttributes(_map.Map(testClass.Class), attributes);
        return ExtensibilityPointFactory.GetMethodBeforeAfterTestAttributes(Method, attributes);
    }

    /// <summary>A fresh instance of the test class; null for a static method.</summary>
    internal object? CreateInstance(IReadOnlyList<object> fixtures, ScheduleOutput output) => _constructor?.Invoke(
        BindingFlags.DoNotWrapExceptions,
        binder: null,
        [.. _constructor.GetParameters().Select(p => Argument(p, fixtures, output))],
        culture: null);

    /// <summary>The method's arguments, none of them shared with another schedule.</summary>
    internal object?[] CreateArguments(DisposalTracker tracker) =>
        _row is null ? [.. Test.TestMethodArguments.Select(a => ArgumentCopier.Copy(a, _map))] : _row.Create(tracker);

    private static object? Argument(ParameterInfo parameter, IReadOnlyList<object> fixtures, ScheduleOutput output)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(ITestOutputHelper))
        {
            return output;
        }

        if (type == typeof(ITestContextAccessor))
        {
            return TestContextAccessor.Instance;
        }

        return fixtures.FirstOrDefault(f => f.GetType() == type)
            ?? (parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new InvalidSystematicTestException(
                    $"The constructor of {parameter.Member.DeclaringType} asks for {type} {parameter.Name}, which no fixture provides. " +
                    $"Declare IClassFixture<{type.Name}> on the class, or ICollectionFixture, or an assembly fixture."));
    }

    private static void RequireRunnable(MethodInfo method)
    {
        if (method.ContainsGenericParameters)
        {
            throw new InvalidSystematicTestException(
                $"{method.DeclaringType}.{method.Name} is generic and has no theory data, so nothing says which type to run it with. Give it data or make it not generic.");
        }

        Type type = method.ReturnType;
        if (AsyncUtility.IsAsyncVoid(method))
        {
            throw new InvalidSystematicTestException(
                $"{method.DeclaringType}.{method.Name} is async void, so nobody can tell when it ends. Make it return Task or ValueTask.");
        }

        bool isTask = type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));
        if (type != typeof(void) && !isTask && AsyncUtility.IsAsync(method))
        {
            throw new InvalidSystematicTestException(
                $"{method.DeclaringType}.{method.Name} returns {type}, which [SystematicTest] cannot wait for under control. Make it return Task or ValueTask.");
        }
    }
}
