using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Guid.

namespace Interleave.Primitives;

/// <summary>Models where <see cref="Guid"/> is random: version 4 and version 7 from the execution's own stream.</summary>
[ModelOf(typeof(Guid))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GuidModel
{
    private const int VersionAt = 6;
    private const int VariantAt = 8;

    public static Guid NewGuid()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Guid.NewGuid();
        }

        Span<byte> bytes = stackalloc byte[16];
        thread.Execution.RandomBytes(bytes);
        return Stamped(bytes, version: 4);
    }

    public static Guid CreateVersion7() => LogicalThread.Current is null ? Guid.CreateVersion7() : CreateVersion7(DateTimeOffsetModel.get_UtcNow());

    public static Guid CreateVersion7(DateTimeOffset timestamp)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Guid.CreateVersion7(timestamp);
        }

        // RFC 9562, 5.7: 48 bits of Unix milliseconds, big-endian, then version, variant and random bits.
        Span<byte> bytes = stackalloc byte[16];
        thread.Execution.RandomBytes(bytes);
        long milliseconds = timestamp.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(timestamp));
        for (int i = 0; i < VersionAt; i++)
        {
            bytes[i] = (byte)(milliseconds >> (8 * (VersionAt - 1 - i)));
        }

        return Stamped(bytes, version: 7);
    }

    private static Guid Stamped(Span<byte> bytes, int version)
    {
        bytes[VersionAt] = (byte)((bytes[VersionAt] & 0x0F) | (version << 4));
        bytes[VariantAt] = (byte)((bytes[VariantAt] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
