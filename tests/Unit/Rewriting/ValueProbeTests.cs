using System.Reflection;
using Interleave;
using Interleave.Primitives;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Strategies;
using Mono.Cecil;
using Unit.Rewriting.Fixtures;
using Xunit;

namespace Unit.Rewriting;

/// <summary>Probes in place of accesses: valid code, and nothing changes for one thread alone.</summary>
public sealed class ValueProbeTests
{
    private static readonly Lazy<RewrittenLoadContext> s_context = new(() =>
        new RewrittenLoadContext(TargetAssemblies.Find(typeof(ValueProbeTests).Assembly.Location), RewriterOptions.For(memory: true, MemoryModel.DotNet)));

    private static readonly Lazy<Assembly> s_rewritten = new(() => s_context.Value.LoadMain());

    public static TheoryData<string, string> Shapes() => ShapeTests.Shapes();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rewrite_Shape_BehavesAsBeforeUnderEveryModel(string type, string method)
    {
        string expected = Invoke(typeof(ValueProbeTests).Assembly, type, method);
        Assert.Equal(expected, Invoke(s_rewritten.Value, type, method));
        using var execution = new Execution(-1, "test");
        foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
        {
            var strategy = new RandomStrategy();
            for (int i = 0; i < 3; i++)
            {
                var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
                strategy.NextExecution(start);
                string? actual = null;
                var options = new ExecutionOptions { Settings = new ExecutionSettings { MemoryModel = model } };
                ExecutionOutcome outcome = execution.Run(() => actual = Invoke(s_rewritten.Value, type, method), strategy, start, options);
                Assert.True(outcome == ExecutionOutcome.Clean, $"{model}: {outcome} {execution.UncontrolledMessage} {execution.Draft?.Message}");
                Assert.Equal(expected, actual);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EndToEndTests.Methods), typeof(Controlled), MemberType = typeof(EndToEndTests))]
    public void Run_CorrectProgramUnderEveryModel_IsClean(string method)
    {
        TargetMethod target = TargetMethod.Find(s_rewritten.Value, "Controlled." + method);
        using var execution = new Execution(-1, "test");
        foreach (MemoryModel model in Enum.GetValues<MemoryModel>())
        {
            var strategy = new RandomStrategy();
            for (int i = 0; i < 40; i++)
            {
                var start = new ExecutionStart(1, i, ExplorationProfile.Empty);
                strategy.NextExecution(start);
                var options = new ExecutionOptions { Settings = new ExecutionSettings { MemoryModel = model } };
                ExecutionOutcome outcome = execution.Run(() => target.Run(TaskModel.WaitForRoot), strategy, start, options);
                Assert.True(outcome == ExecutionOutcome.Clean, $"{model}, schedule {i}: {outcome} {execution.UncontrolledMessage} {execution.Draft?.Message}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(PackageTests.Packages), MemberType = typeof(PackageTests))]
    public void Rewrite_Package_EveryMethodCompiles(string name)
    {
        var context = new RewrittenLoadContext(
            TargetAssemblies.Find(Path.Combine(AppContext.BaseDirectory, name + ".dll")),
            RewriterOptions.For(memory: true, MemoryModel.Tso));
        RewrittenAssembly rewritten = Assert.Single(context.RewriteAll());
        using (ModuleDefinition module = ModuleDefinition.ReadModule(new MemoryStream(rewritten.ImageBytes.ToArray())))
        {
            Assert.Empty(IlChecker.Check(module).Take(20));
        }

        (int count, List<string> failures) = Prepared.All(context.LoadMain());
        Assert.Empty(failures.Take(20));
        Assert.True(count > 100);
    }

    [Fact]
    public void Fingerprint_WithoutValueProbes_IsThatOfBefore()
    {
        byte[] image = File.ReadAllBytes(typeof(ValueProbeTests).Assembly.Location);
        string plain = AssemblyRewriter.HashOf(image, new RewriterOptions());
        Assert.Equal(plain, AssemblyRewriter.HashOf(image, RewriterOptions.For(memory: true, MemoryModel.SequentiallyConsistent)));
        Assert.NotEqual(plain, AssemblyRewriter.HashOf(image, RewriterOptions.For(memory: true, MemoryModel.Tso)));
    }

    private static string Invoke(Assembly assembly, string type, string method) =>
        assembly.GetType("Unit.Rewriting.Fixtures." + type, throwOnError: true)!.GetMethod(method)!.CreateDelegate<Func<string>>()();
}
