using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// Reads numbers of the client's order and runs of bytes off a payload. Never throws: what is not there reads as zero
/// and sets <see cref="Failed"/>, and no length is believed before the bytes are seen.
/// </summary>
internal ref struct WireReader
{
    private readonly bool _isBigEndian;
    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins at the first byte of a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="header">Whose order and action hold.</param>
    public WireReader(ReadOnlySpan<byte> payload, FrameHeader header)
    {
        _rest = payload;
        _isBigEndian = header.Order == ByteOrder.BigEndian;
        Action = (byte)header.Kind;
    }

    /// <summary>Low byte of the kind: some layouts depend on it.</summary>
    public byte Action { get; }

    /// <summary>True when something was read that is not there, or a value was refused.</summary>
    public bool Failed { get; private set; }

    /// <summary>Bytes not yet read.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>What to answer when <see cref="Failed"/>; Ok: what the group says to a wrong shape.</summary>
    public HsmStatus Refusal { get; private set; }

    /// <summary>Refuses what was read with a status of its own, unless something holds.</summary>
    /// <param name="holds">What must hold.</param>
    /// <param name="refusal">The status.</param>
    public void Require(bool holds, HsmStatus refusal)
    {
        if (!holds && !Failed)
        {
            Failed = true;
            Refusal = refusal;
        }
    }

    /// <summary>Refuses what was read unless something holds.</summary>
    /// <param name="holds">What must hold.</param>
    public void Require(bool holds) => Failed |= !holds;

    public byte U8() => Take(1, out var bytes) ? bytes[0] : (byte)0;

    public ushort U16() => !Take(2, out var bytes) ? (ushort)0
        : _isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint U32() => !Take(4, out var bytes) ? 0
        : _isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public int I32() => (int)U32();

    public ulong U64() => !Take(8, out var bytes) ? 0
        : _isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    /// <summary>A number of 32 bits that means a length or a count; above the positive ints it is refused.</summary>
    public int Count()
    {
        var value = U32();
        Require(value <= int.MaxValue);
        return (int)value;
    }

    /// <summary>A run of bytes, copied.</summary>
    /// <param name="count">How many; more than there are is refused, and nothing is allocated.</param>
    public Bytes Bytes(int count) => Take(count, out var bytes) ? new Bytes(bytes) : default;

    /// <summary>Everything that is left, copied.</summary>
    public Bytes Rest() => Bytes(Remaining);

    public void Skip(int count) => Take(count, out _);

    public KeyId Key16() => new(U16());

    public KeyId Key32() => new((ushort)U32());

    public NvmId Nvm() => new(U16());

    public ObjectFlags Flags16() => (ObjectFlags)U16();

    /// <summary>Flags in 32 bits, of which the low 16 count.</summary>
    public ObjectFlags Flags32() => (ObjectFlags)(ushort)U32();

    public ObjectLabel Label() => Take(ObjectLabel.LengthBytes, out var bytes) ? new ObjectLabel(bytes) : default;

    /// <summary>A label of which only the first bytes count.</summary>
    /// <param name="length">How many; more than 24 are 24.</param>
    public ObjectLabel Label(uint length) => Take(ObjectLabel.LengthBytes, out var bytes)
        ? new ObjectLabel(bytes[..(int)Math.Min(length, ObjectLabel.LengthBytes)])
        : default;

    public ObjectMetadata Metadata() => new(Nvm(), U16(), Flags16(), U16(), Label());

    private bool Take(int count, out ReadOnlySpan<byte> bytes)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            Failed = true;
            bytes = default;
            return false;
        }

        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }
}
