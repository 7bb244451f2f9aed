#if !COYOTE
using Xunit;

namespace Systematic;

/// <summary>Workloads of a concern, each in every configuration of the matrix.</summary>
public sealed class WorkloadMatrix : TheoryData<string, string>
{
    public WorkloadMatrix(params IReadOnlyList<string> workloads)
    {
        Workloads = workloads;
        foreach (string workload in workloads)
        {
            foreach (string configuration in Matrix.Names)
            {
                Add(workload, configuration);
            }
        }
    }

    public IReadOnlyList<string> Workloads { get; }
}
#endif
