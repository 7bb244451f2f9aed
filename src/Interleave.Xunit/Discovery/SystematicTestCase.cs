using System.ComponentModel;
using Interleave.Xunit.Running;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Discovery;

/// <summary>A systematic test without parameters, or with one row of theory data.</summary>
internal sealed class SystematicTestCase : XunitTestCase, ISelfExecutingXunitTestCase
{
    private const string RowKey = "interleave.row";

    /// <summary>For xunit's deserializer only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer.")]
    public SystematicTestCase()
    {
    }

    internal SystematicTestCase(CaseDetails details, Dictionary<string, HashSet<string>> traits, object?[]? arguments)
        : base(
            details.ResolvedTestMethod,
            details.TestCaseDisplayName,
            details.UniqueID,
            details.Explicit,
            details.SkipExceptions,
            details.SkipReason,
            details.SkipType,
            details.SkipUnless,
            details.SkipWhen,
            traits,
            arguments,
            details.SourceFilePath,
            details.SourceLineNumber,
            details.Timeout)
    {
    }

    /// <summary>Which row of the theory's data, over all of its data attributes, from 0.</summary>
    internal int Row { get; set; }

    public ValueTask<RunSummary> Run(
        ExplicitOption explicitOption,
        IMessageBus messageBus,
        object?[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        SystematicTestCaseRunner.Run(this, new(explicitOption, messageBus, aggregator, cancellationTokenSource));

    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        info.AddValue(RowKey, Row);
    }

    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        Row = info.GetValue<int>(RowKey);
    }
}
