#if !COYOTE
using Hsm.Exploration;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestPipelineStartup(typeof(Systematic.NightlyBudget))]

namespace Systematic;

/// <summary>
/// With HSM_NIGHTLY=1 every systematic test has ten times its schedules: attributes hold constants, so the tester is told
/// by its own environment, before it runs any.
/// </summary>
public sealed class NightlyBudget : ITestPipelineStartup
{
    private const string Schedules = "INTERLEAVE_SCHEDULES";

    public ValueTask StartAsync(IMessageSink diagnosticMessageSink)
    {
        if (Matrix.IsNightly && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Schedules)))
        {
            Environment.SetEnvironmentVariable(Schedules, $"{ExplorationBudget.NightlyFactor}x");
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask StopAsync() => ValueTask.CompletedTask;
}
#endif
