using System.Text;
using Interleave.Rendering;

namespace Interleave.Xunit.Reporting;

/// <summary>A finding as the message of a failed test.</summary>
internal static class FindingText
{
    /// <summary>What happened, the interleaving, and how to run it again. What the schedule wrote goes to the test's output instead.</summary>
    internal static string Of(FoundBug bug)
    {
        var text = new StringBuilder(bug.Preface);
        text.Append(FindingRenderer.Render(bug.Finding with { Output = "" }, new RenderOptions { ReplayCommand = ReplayCommand.Of(bug) }).TrimEnd('\n'));
        text.Append($"\n  or, in an IDE, under the debugger: [SystematicTest(Replay = @\"{bug.File}\")]");
        return text.ToString();
    }
}
