using Interleave.Cli.Hosting;

namespace Hsm.Cli.Exploring;

/// <summary>One case in the object of <c>explore --json</c>.</summary>
internal sealed record CaseJson(string Configuration, string Workload, string Mutant, ReportJson Report)
{
    internal static CaseJson Of(CaseResult result) => new(
        result.Case.Configuration,
        result.Case.Workload,
        result.Case.Mutant,
        ReportJson.Of(HsmTargets.Method, result.Options, result.Report, result.Findings));
}
