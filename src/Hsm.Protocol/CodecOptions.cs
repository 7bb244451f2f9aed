namespace Hsm.Protocol;

/// <summary>Limits of one side of a connection. There is no negotiation: requests keep to the smaller of the two (INFO).</summary>
public sealed record CodecOptions
{
    /// <summary>The library's default limits.</summary>
    public static CodecOptions Default { get; } = new();

    /// <summary>Longest payload of a request or response, 256..65535 (protocol page 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside.</exception>
    public int CommDataLengthBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 256);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    } = 1280;

    /// <summary>False: the whole AUTH group answers AuthNotEnabled in 4 bytes, as a server without it does.</summary>
    public bool HasAuth { get; init; } = true;

    /// <summary>Header and longest payload.</summary>
    public int MaxPacketLengthBytes => FrameHeader.LengthBytes + CommDataLengthBytes;

    /// <summary>Length and longest packet: what a buffer must hold.</summary>
    public int MaxFrameLengthBytes => Frame.PrefixLengthBytes + MaxPacketLengthBytes;
}
