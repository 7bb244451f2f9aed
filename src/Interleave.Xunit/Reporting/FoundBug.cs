using Interleave.Xunit.Running;

namespace Interleave.Xunit.Reporting;

/// <summary>A finding with what is needed to tell of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Target">The test.</param>
/// <param name="File">Absolute path of its schedule file.</param>
/// <param name="Summary">What was done to find it.</param>
internal sealed record FoundBug(Finding Finding, SystematicTarget Target, string File, string Summary)
{
    /// <summary>What must be said before anything else; empty for nothing.</summary>
    internal string Preface { get; init; } = "";
}
