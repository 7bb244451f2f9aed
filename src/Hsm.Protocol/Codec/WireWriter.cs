using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// Writes numbers of the client's order and runs of bytes into a payload. Never throws: what does not fit sets
/// <see cref="Status"/> and is left out.
/// </summary>
internal ref struct WireWriter
{
    private readonly bool _isBigEndian;
    private readonly Span<byte> _payload;

    /// <summary>Begins at the first byte of a payload.</summary>
    /// <param name="payload">Room for the longest; what was there before is overwritten, padding included.</param>
    /// <param name="order">The client's order.</param>
    public WireWriter(Span<byte> payload, ByteOrder order)
    {
        _payload = payload;
        _isBigEndian = order == ByteOrder.BigEndian;
    }

    /// <summary>Ok; BufferSize: the payload is longer than there is room; BadArgs: a value does not fit its field.</summary>
    public HsmStatus Status { get; private set; }

    /// <summary>Bytes written.</summary>
    public int Position { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Rewind()
    {
        Position = 0;
        Status = HsmStatus.Ok;
    }

    public void U8(byte value)
    {
        if (Take(1, out var bytes))
        {
            bytes[0] = value;
        }
    }

    public void U16(int value)
    {
        if (value is < 0 or > ushort.MaxValue)
        {
            Refuse(HsmStatus.BadArgs);
        }
        else if (Take(2, out var bytes))
        {
            if (_isBigEndian)
            {
                BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
            }
        }
    }

    public void U32(uint value)
    {
        if (!Take(4, out var bytes))
        {
            return;
        }

        if (_isBigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }
    }

    public void I32(int value) => U32((uint)value);

    public void U64(ulong value)
    {
        if (!Take(8, out var bytes))
        {
            return;
        }

        if (_isBigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        }
    }

    /// <summary>A length or count in 32 bits.</summary>
    /// <param name="value">Below 0 is refused.</param>
    public void Count(int value)
    {
        if (value < 0)
        {
            Refuse(HsmStatus.BadArgs);
        }

        U32((uint)value);
    }

    public void Bytes(Bytes value) => Bytes(value.Span);

    public void Bytes(ReadOnlySpan<byte> value)
    {
        if (Take(value.Length, out var bytes))
        {
            value.CopyTo(bytes);
        }
    }

    /// <summary>A run of bytes in a field of fixed length, padded with zeros.</summary>
    /// <param name="value">The bytes; more than the field holds is refused.</param>
    /// <param name="length">Of the field.</param>
    public void Fixed(ReadOnlySpan<byte> value, int length)
    {
        if (value.Length > length)
        {
            Refuse(HsmStatus.BadArgs);
            return;
        }

        Bytes(value);
        Zeros(length - value.Length);
    }

    public void Fixed(Bytes value, int length) => Fixed(value.Span, length);

    public void Zeros(int count)
    {
        if (Take(count, out var bytes))
        {
            bytes.Clear();
        }
    }

    /// <summary>Zeros up to a position, if it is not there yet.</summary>
    /// <param name="position">Length of a struct.</param>
    public void PadTo(int position) => Zeros(Math.Max(0, position - Position));

    public void Key16(KeyId value) => U16(value.Value);

    public void Key32(KeyId value) => U32(value.Value);

    public void Nvm(NvmId value) => U16(value.Value);

    public void Flags16(ObjectFlags value) => U16((int)value);

    public void Flags32(ObjectFlags value) => U32((uint)value);

    public void Label(ObjectLabel value) => Bytes(value.Span);

    public void Metadata(ObjectMetadata value)
    {
        Nvm(value.Id);
        U16(value.Access);
        Flags16(value.Flags);
        U16(value.Length);
        Label(value.Label);
    }

    /// <summary>Gives up: nothing more is written.</summary>
    /// <param name="status">Why; the first one counts.</param>
    public void Refuse(HsmStatus status)
    {
        if (Status == HsmStatus.Ok)
        {
            Status = status;
        }
    }

    private bool Take(int count, out Span<byte> bytes)
    {
        if (Status != HsmStatus.Ok || count > _payload.Length - Position)
        {
            Refuse(HsmStatus.BufferSize);
            bytes = default;
            return false;
        }

        bytes = _payload.Slice(Position, count);
        Position += count;
        return true;
    }
}
