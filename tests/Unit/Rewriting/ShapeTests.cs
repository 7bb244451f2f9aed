using System.Reflection;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Mono.Cecil;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Rewriting changes nothing that a single thread can see, with and without the engine.</summary>
public sealed class ShapeTests
{
    private static readonly Lazy<RewrittenLoadContext> s_context = new(() => new RewrittenLoadContext(TargetAssemblies.Find(typeof(ShapeTests).Assembly.Location)));
    private static readonly Lazy<Assembly> s_rewritten = new(() => s_context.Value.LoadMain());

    public static TheoryData<string, string> Shapes()
    {
        var data = new TheoryData<string, string>();
        foreach (Type type in new[] { typeof(LockShapes), typeof(MemoryShapes), typeof(AsyncShapes), typeof(ControlShapes), typeof(GenericShapes), typeof(StaticShapes), typeof(DelegateShapes) })
        {
            foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(m => m.ReturnType == typeof(string)))
            {
                data.Add(type.Name, method.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rewrite_Shape_BehavesAsBeforeWithoutTheEngine(string type, string method)
    {
        Assert.Equal(Invoke(typeof(ShapeTests).Assembly, type, method), Invoke(s_rewritten.Value, type, method));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rewrite_Shape_BehavesAsBeforeUnderTheEngine(string type, string method)
    {
        string expected = Invoke(typeof(ShapeTests).Assembly, type, method);
        using var execution = new Execution(-1, "test");
        var strategy = new RandomStrategy();
        for (int i = 0; i < 3; i++)
        {
            var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
            strategy.NextExecution(start);
            string? actual = null;
            ExecutionOutcome outcome = execution.Run(() => actual = Invoke(s_rewritten.Value, type, method), strategy, start, new ExecutionOptions());
            Assert.True(outcome == ExecutionOutcome.Clean, $"{outcome} {execution.UncontrolledMessage} {execution.Draft?.Message}");
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Rewrite_OwnAssemblyAndItsProjects_HaveConsistentStacks()
    {
        foreach (RewrittenAssembly assembly in s_context.Value.RewriteAll())
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(assembly.ImageBytes.ToArray()));
            List<string> problems = IlChecker.Check(module);
            Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        }
    }

    [Fact]
    public void Rewrite_OwnAssemblyAndItsProjects_EveryMethodCompiles()
    {
        Assert.Contains(s_rewritten.Value, s_context.Value.Assemblies);
        Assembly[] rewritten = [.. s_context.Value.Assemblies.Where(a => a.IsDefined(typeof(RewrittenAttribute)))];
        Assert.Equal(s_context.Value.Loaded.Count, rewritten.Length);
        foreach (Assembly assembly in rewritten)
        {
            (int count, List<string> failures) = Prepared.All(assembly);
            Assert.Empty(failures.Take(20));
            Assert.True(count > 0);
        }
    }

    private static string Invoke(Assembly assembly, string type, string method)
    {
        MethodInfo found = assembly.GetType($"Unit.Rewriting.Fixtures.{type}", throwOnError: true)!.GetMethod(method)!;
        return found.CreateDelegate<Func<string>>()();
    }
}
