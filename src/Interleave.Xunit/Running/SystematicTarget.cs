using System.Runtime.Loader;
using Interleave.Runtime;
using Interleave.Xunit.Copies;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>An xunit test as the engine sees it.</summary>
/// <param name="test">The test.</param>
/// <param name="row">Its row of theory data, from 0.</param>
/// <param name="notes">Takes what schedules say about the test as a whole.</param>
internal sealed class SystematicTarget(IXunitTest test, int row, RunNotes notes) : ITestTarget
{
    private TestCopies? _copies;

    public string Method { get; } = $"{test.TestMethod.TestClass.Class.FullName}.{test.TestMethod.MethodName}";

    public IReadOnlyList<string> Arguments { get; } = [.. test.TestMethodArguments.Select(ArgumentCopier.Describe)];

    public IReadOnlyList<SiteRange> Assemblies => Copies.Sites;

    /// <summary>Path of the original test assembly.</summary>
    internal string AssemblyPath { get; } = test.TestMethod.TestClass.Class.Assembly.Location;

    internal IReadOnlyList<Suppression> Suppressions => Copies.Suppressions;

    private TestCopies Copies => _copies ?? throw new InvalidOperationException("Load first.");

    /// <summary>Rewrites the assemblies, unless that has happened in this process.</summary>
    /// <param name="memory">Whether plain memory accesses are to be seen.</param>
    /// <param name="model">The memory model they are to be made under.</param>
    internal void Load(bool memory, MemoryModel model) => _copies = TestCopies.Of(test.TestMethod.TestClass.Class.Assembly, memory, model);

    /// <summary>To be called when a thread of the test may go on running without control.</summary>
    internal void Abandon() => Copies.Discard();

    public Action CreateBody(int worker) =>
        new ScheduleBody(Copies.ContextOf(worker), new TestPlan(test, row, Copies.MapFor(worker)), notes).Run;

    public AssemblyLoadContext? ContextOf(int worker) => Copies.ContextOf(worker);
}
