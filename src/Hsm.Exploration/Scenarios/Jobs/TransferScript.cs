namespace Hsm.Exploration;

/// <summary>What the next request of a scenario transfers.</summary>
internal sealed class TransferScript
{
    /// <summary>Fresh.</summary>
    public RecordTransfer? Transfer { get; set; }

    /// <summary>False: pausing is blocked.</summary>
    public bool MayPause { get; set; }
}
