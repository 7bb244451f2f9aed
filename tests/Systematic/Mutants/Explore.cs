#if !COYOTE
using Hsm.Exploration;
using Interleave.Rewriting.Loading;

namespace Systematic.Mutants;

/// <summary>Explores the HSM from within a plain test, to assert on what is found.</summary>
internal static class Explore
{
    /// <summary>The same rewritten copies serve every case: loading and compiling them is paid once.</summary>
    private static readonly Lazy<WorkerCopies> s_copies = new(() => WorkerCopies.Of(
        typeof(ExplorationEntry).Assembly.Location, memory: true, ["Hsm", "Hsm.Abstractions", "Hsm.Models", "Hsm.Protocol"]));

    public static RewrittenTest Test(string configuration, string workload, string mutant) =>
        RewrittenTest.Find(s_copies.Value, "Hsm.Exploration.ExplorationEntry.Run", [configuration, workload, mutant]);
}
#endif
