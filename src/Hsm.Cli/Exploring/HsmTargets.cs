using Hsm.Exploration;
using Interleave.Cli.Hosting;
using Interleave;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;
using Interleave.Trace;

namespace Hsm.Cli.Exploring;

/// <summary>
/// The HSM's exploration entry as a test. The HSM, its wire format, its models and what puts them together are rewritten; the recorder
/// and the checker are not, so that each call into them is one step.
/// </summary>
internal static class HsmTargets
{
    internal const string Method = "Hsm.Exploration.ExplorationEntry.Run";

    private static readonly string[] s_together = ["Hsm", "Hsm.Abstractions", "Hsm.Models", "Hsm.Protocol"];

    internal static WorkerCopies Copies(bool memory, MemoryModel model) =>
        Refusal.Told(() => WorkerCopies.Of(typeof(ExplorationEntry).Assembly.Location, RewriterOptions.For(memory, model), s_together));

    internal static RewrittenTest Of(WorkerCopies copies, ExploreCase one) =>
        Refusal.Told(() => RewrittenTest.Find(copies, Method, [one.Configuration, one.Workload, one.Mutant]));

    /// <summary>The test a schedule file is of.</summary>
    /// <exception cref="InputException">It is of another program, or names what is not there any more.</exception>
    internal static RewrittenTest Of(ScheduleFile file, string path)
    {
        if (!string.Equals(file.Method, Method, StringComparison.Ordinal) || file.Arguments.Count != 3)
        {
            throw new InputException(
                $"{path} is a schedule of {file.Method}, not of the HSM.",
                "Replay it with `interleave replay ASSEMBLY FILE`.");
        }

        return Of(Copies(file.Settings.Memory, file.Settings.MemoryModel), new ExploreCase(file.Arguments[0], file.Arguments[1], file.Arguments[2]));
    }
}
