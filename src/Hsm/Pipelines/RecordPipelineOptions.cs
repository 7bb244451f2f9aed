namespace Hsm;

/// <summary>How large requests are split into records.</summary>
public sealed record RecordPipelineOptions
{
    /// <summary>The most records in one batch.</summary>
    public const int MaxPipelineCount = 32;

    /// <summary>The least that MaxFragmentBytes may be.</summary>
    public const int MinFragmentBytes = 512;

    /// <summary>The most that MaxFragmentBytes may be (RFC 8446, 5.1).</summary>
    public const int LargestFragmentBytes = 16384;

    /// <summary>Records given to the accelerator in one call, 1..32.</summary>
    public int MaxPipelines { get; init; } = 1;

    /// <summary>Plaintext of a record at which a request is split, 1..MaxFragmentBytes.</summary>
    public int SplitFragmentBytes { get; init; } = LargestFragmentBytes;

    /// <summary>Longest plaintext of a record that is read, 512..16384.</summary>
    public int MaxFragmentBytes { get; init; } = LargestFragmentBytes;

    /// <summary>Refuses what no pipeline can have.</summary>
    /// <exception cref="ArgumentException">Says which and what would do.</exception>
    internal void Validate()
    {
        Require(MaxPipelines is >= 1 and <= MaxPipelineCount, "MaxPipelines is 1..32");
        Require(MaxFragmentBytes is >= MinFragmentBytes and <= LargestFragmentBytes, "MaxFragmentBytes is 512..16384");
        Require(SplitFragmentBytes >= 1 && SplitFragmentBytes <= MaxFragmentBytes, "SplitFragmentBytes is 1..MaxFragmentBytes");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"Pipeline options can not be used: {rule}.");
        }
    }
}
