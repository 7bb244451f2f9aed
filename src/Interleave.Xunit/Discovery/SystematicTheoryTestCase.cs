using System.ComponentModel;
using Interleave.Xunit.Running;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Discovery;

/// <summary>A systematic test whose theory data is read only when it runs, because it cannot be serialized.</summary>
internal sealed class SystematicTheoryTestCase : XunitDelayEnumeratedTheoryTestCase, ISelfExecutingXunitTestCase
{
    /// <summary>For xunit's deserializer only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer.")]
    public SystematicTheoryTestCase()
    {
    }

    internal SystematicTheoryTestCase(CaseDetails details, Dictionary<string, HashSet<string>> traits, bool skipTestWithoutData)
        : base(
            details.ResolvedTestMethod,
            details.TestCaseDisplayName,
            details.UniqueID,
            details.Explicit,
            skipTestWithoutData,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            traits,
            details.SourceFilePath,
            details.SourceLineNumber,
            details.Timeout)
    {
    }

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        SystematicTestCaseRunner.Run(this, new(explicitOption, messageBus, aggregator, cancellationTokenSource));
}
