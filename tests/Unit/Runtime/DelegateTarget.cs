using Interleave.Runtime;

namespace Unit.Runtime;

/// <summary>A test given as a delegate, not rewritten: it meets the runtime through <see cref="Runs"/> and <see cref="TestLock"/>.</summary>
internal sealed class DelegateTarget(Action body) : ITestTarget
{
    public string Method => "Unit.Test";

    public IReadOnlyList<string> Arguments => [];

    public IReadOnlyList<SiteRange> Assemblies => [];

    public Action CreateBody(int worker) => body;
}
