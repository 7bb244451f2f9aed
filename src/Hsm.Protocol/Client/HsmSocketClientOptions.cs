namespace Hsm.Protocol;

/// <summary>How a client speaks and how long it waits.</summary>
public sealed record HsmSocketClientOptions
{
    /// <summary>Limits; requests keep to the smaller of these and the server's, which INFO tells.</summary>
    public CodecOptions Codec { get; init; } = CodecOptions.Default;

    /// <summary>Order of the client's numbers; the server takes either.</summary>
    public ByteOrder Order { get; init; } = ByteOrder.LittleEndian;

    /// <summary>How long a response may take; Timeout.InfiniteTimeSpan: for ever. Positive else.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero, negative or above 24 days.</exception>
    public TimeSpan ResponseTimeout
    {
        get;
        init
        {
            if (value != Timeout.InfiniteTimeSpan)
            {
                ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(value.TotalMilliseconds, int.MaxValue);
            }

            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that deadlines are read off.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
