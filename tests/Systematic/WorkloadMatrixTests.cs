#if !COYOTE
using System.Reflection;
using Hsm.Models.Workloads;
using Xunit;

namespace Systematic;

/// <summary>Every workload there is has its concern here: none is run by `hsm explore` alone.</summary>
public class WorkloadMatrixTests
{
    [Fact]
    public void Concerns_Together_RunEveryWorkloadOnce()
    {
        IEnumerable<string> run = typeof(WorkloadMatrixTests).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(WorkloadMatrix))
            .SelectMany(property => ((WorkloadMatrix)property.GetValue(null)!).Workloads);

        Assert.Equal(HsmWorkloads.All.Select(workload => workload.Name).Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
    }
}
#endif
