using System.Buffers.Binary;
using System.Numerics;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The bytes of the log, format version 1, little-endian:
/// <code>
/// partition  header(16) record*                     the rest is blank
/// header     magic u32 | version u32 | epoch u32 | crc u32 of the 12 bytes before
/// record     mark u8 | length check u8 | data length u16 | crc u32 of these 4, metadata and data | metadata(32) | data | blank
/// metadata   id u16 | access u16 | flags u16 | length u16 | label(24)
/// </code>
/// Records start and end at program units. A header is programmed after everything it vouches for, in one call; a
/// record in one call. So a cut leaves a header or record that is whole or one whose CRC fails. CRC is CRC-32C. The length
/// has a check of its own, or one flipped bit in it could make the records behind look like part of a torn one.
/// </summary>
internal static class NvmFormat
{
    /// <summary>Length of a partition's header.</summary>
    public const int HeaderLengthBytes = 16;

    /// <summary>Length of a record before its data.</summary>
    public const int RecordOverheadBytes = 8 + MetadataLengthBytes;

    /// <summary>Length of metadata, in flash as on the wire.</summary>
    public const int MetadataLengthBytes = 32;

    private const uint HeaderMagic = 0x4D564E48; // "HNVM"
    private const uint Version = 1;
    private const byte RecordMark = 0xC3;

    /// <summary>Length of a record in flash.</summary>
    /// <param name="geometry">Of the flash.</param>
    /// <param name="dataLengthBytes">Length of its data.</param>
    /// <returns>Whole program units.</returns>
    public static int RecordLengthBytes(FlashGeometry geometry, int dataLengthBytes) =>
        RoundUp(RecordOverheadBytes + dataLengthBytes, geometry.ProgramUnitBytes);

    /// <summary>Where the first record of a partition starts.</summary>
    /// <param name="geometry">Of the flash.</param>
    /// <returns>Bytes from the partition's start.</returns>
    public static int FirstRecordOffsetBytes(FlashGeometry geometry) =>
        RoundUp(HeaderLengthBytes, geometry.ProgramUnitBytes);

    /// <summary>Composes a partition's header.</summary>
    /// <param name="geometry">Of the flash.</param>
    /// <param name="epoch">Of the partition.</param>
    /// <returns>Whole program units.</returns>
    public static byte[] EncodeHeader(FlashGeometry geometry, uint epoch)
    {
        var header = new byte[FirstRecordOffsetBytes(geometry)];
        Array.Fill(header, geometry.ErasedByte);
        BinaryPrimitives.WriteUInt32LittleEndian(header, HeaderMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), Version);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(8), epoch);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(12), Crc(header.AsSpan(0, 12)));
        return header;
    }

    /// <summary>Reads a partition's header.</summary>
    /// <param name="partition">The partition's bytes.</param>
    /// <param name="epoch">Its epoch when Valid.</param>
    /// <returns>What it is. Every version's header begins with magic and version and has its CRC in the same place.</returns>
    public static NvmHeader ReadHeader(ReadOnlySpan<byte> partition, out uint epoch)
    {
        epoch = BinaryPrimitives.ReadUInt32LittleEndian(partition[8..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(partition) != HeaderMagic
            || BinaryPrimitives.ReadUInt32LittleEndian(partition[12..]) != Crc(partition[..12]))
        {
            return NvmHeader.None;
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(partition[4..]) == Version ? NvmHeader.Valid : NvmHeader.OtherVersion;
    }

    /// <summary>Composes a record.</summary>
    /// <param name="geometry">Of the flash.</param>
    /// <param name="metadata">Its length is that of the data.</param>
    /// <param name="data">The object's data.</param>
    /// <returns>Whole program units.</returns>
    public static byte[] EncodeRecord(FlashGeometry geometry, ObjectMetadata metadata, ReadOnlySpan<byte> data)
    {
        var record = new byte[RecordLengthBytes(geometry, data.Length)];
        Array.Fill(record, geometry.ErasedByte);
        record[0] = RecordMark;
        record[1] = LengthCheck(data.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2), (ushort)data.Length);
        EncodeMetadata(metadata, record.AsSpan(8));
        data.CopyTo(record.AsSpan(RecordOverheadBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), RecordCrc(record, data.Length));
        return record;
    }

    /// <summary>Reads how long a record says it is, without believing the rest.</summary>
    /// <param name="bytes">From the record's start to the partition's end.</param>
    /// <param name="dataLengthBytes">Length of its data.</param>
    /// <returns>False: no mark, or it would not fit.</returns>
    public static bool TryDecodeLength(ReadOnlySpan<byte> bytes, out int dataLengthBytes)
    {
        dataLengthBytes = 0;
        if (bytes.Length < RecordOverheadBytes || bytes[0] != RecordMark)
        {
            return false;
        }

        dataLengthBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
        return bytes[1] == LengthCheck(dataLengthBytes) && RecordOverheadBytes + dataLengthBytes <= bytes.Length;
    }

    /// <summary>Reads a record and checks it.</summary>
    /// <param name="bytes">From the record's start on.</param>
    /// <param name="metadata">The object's metadata.</param>
    /// <returns>False: torn or damaged.</returns>
    public static bool TryDecodeRecord(ReadOnlySpan<byte> bytes, out ObjectMetadata? metadata)
    {
        metadata = null;
        if (!TryDecodeLength(bytes, out var length)
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != RecordCrc(bytes, length))
        {
            return false;
        }

        metadata = DecodeMetadata(bytes[8..]);
        return metadata.Length == length;
    }

    /// <summary>Reads metadata without checking it.</summary>
    /// <param name="source">32 bytes.</param>
    /// <returns>What they say.</returns>
    public static ObjectMetadata DecodeMetadata(ReadOnlySpan<byte> source) => new(
        new NvmId(BinaryPrimitives.ReadUInt16LittleEndian(source)),
        BinaryPrimitives.ReadUInt16LittleEndian(source[2..]),
        (ObjectFlags)BinaryPrimitives.ReadUInt16LittleEndian(source[4..]),
        BinaryPrimitives.ReadUInt16LittleEndian(source[6..]),
        new ObjectLabel(source.Slice(8, ObjectLabel.LengthBytes)));

    /// <summary>Whether a range is erased.</summary>
    /// <param name="bytes">The range.</param>
    /// <param name="geometry">Of the flash.</param>
    /// <returns>False: something was programmed there.</returns>
    public static bool IsBlank(ReadOnlySpan<byte> bytes, FlashGeometry geometry) =>
        !bytes.ContainsAnyExcept(geometry.ErasedByte);

    /// <summary>Writes metadata in the server's order.</summary>
    /// <param name="metadata">What.</param>
    /// <param name="destination">32 bytes or more.</param>
    public static void EncodeMetadata(ObjectMetadata metadata, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(destination, metadata.Id.Value);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], metadata.Access);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[4..], (ushort)metadata.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[6..], metadata.Length);
        metadata.Label.Span.CopyTo(destination[8..]);
    }

    private static byte LengthCheck(int length) => (byte)(length ^ (length >> 8) ^ 0x5A);

    // Mark and length are covered too, so that a length torn into a shorter one can not pass.
    private static uint RecordCrc(ReadOnlySpan<byte> record, int dataLengthBytes) =>
        Crc(record.Slice(8, MetadataLengthBytes + dataLengthBytes), Crc(record[..4]));

    // Eight bytes a step by the library's own CRC-32C: no table, whose every look-up would be a step of the tester.
    private static uint Crc(ReadOnlySpan<byte> bytes, uint seed = uint.MaxValue)
    {
        var crc = seed;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        Span<byte> rest = stackalloc byte[sizeof(ulong)];
        bytes.CopyTo(rest);
        return BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(rest)) ^ uint.MaxValue;
    }

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;
}
