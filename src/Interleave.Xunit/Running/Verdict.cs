using Xunit.Sdk;

namespace Interleave.Xunit.Running;

/// <summary>How a systematic test came out.</summary>
/// <param name="Output">What the failing schedule wrote, and the summary; goes to the test's output.</param>
/// <param name="Failure">What the test fails (or is skipped) with; null when it passed.</param>
internal sealed record Verdict(string Output, Exception? Failure)
{
    /// <summary>What the failing schedule attached, and its schedule file.</summary>
    internal IReadOnlyDictionary<string, TestAttachment> Attachments { get; init; } = new Dictionary<string, TestAttachment>();
}
