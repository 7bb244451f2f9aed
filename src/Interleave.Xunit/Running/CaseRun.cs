using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>What xunit hands to a test case that runs itself.</summary>
/// <param name="ExplicitOption">What to do with explicit tests.</param>
/// <param name="MessageBus">Takes the results.</param>
/// <param name="Aggregator">Collects exceptions of the pipeline.</param>
/// <param name="Cancellation">Cancelled when the run is.</param>
internal sealed record CaseRun(
    ExplicitOption ExplicitOption,
    IMessageBus MessageBus,
    ExceptionAggregator Aggregator,
    CancellationTokenSource Cancellation);
