using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <summary>
/// The origins of the managed references a logical thread took last: owner object and byte offset, noted where the
/// reference is made (ldflda, ldelema) and matched by <see cref="Unsafe.AreSame{T}"/> where it is used. Moving the
/// owner moves reference and recomputed reference alike. The ring is short: a reference is nearly always used soon.
/// </summary>
internal sealed class RefOrigins
{
    private const int Capacity = 16;
    private readonly Origin[] _ring = new Origin[Capacity];
    private int _next;

    internal void Clear()
    {
        Array.Clear(_ring);
        _next = 0;
    }

    /// <summary>Notes where a reference points.</summary>
    internal void Add<T>(object owner, ref T reference, int member)
    {
        nint offset = OffsetOf(owner, ref reference);
        _ring[_next] = new Origin(owner, offset, member);
        _next = (_next + 1) % Capacity;
    }

    /// <summary>Finds the origin of a reference.</summary>
    /// <returns>False when it was not noted, or too long ago.</returns>
    internal bool TryFind<T>(ref T reference, out object owner, out int member)
    {
        for (int i = 1; i <= Capacity; i++)
        {
            ref Origin origin = ref _ring[(_next - i + Capacity) % Capacity];
            if (origin.Owner is not null
                && Unsafe.AreSame(ref Unsafe.AddByteOffset(ref RawData(origin.Owner), origin.Offset), ref Unsafe.As<T, byte>(ref reference)))
            {
                owner = origin.Owner;
                member = origin.Member;
                return true;
            }
        }

        owner = null!;
        member = 0;
        return false;
    }

    /// <summary>Bytes from an object's first data byte to where a reference into it points.</summary>
    internal static nint OffsetOf<T>(object owner, ref T reference)
    {
        // A compaction between the two address reads would give a wrong difference: take it until it repeats.
        nint offset;
        do
        {
            offset = Unsafe.ByteOffset(ref RawData(owner), ref Unsafe.As<T, byte>(ref reference));
        }
        while (offset != Unsafe.ByteOffset(ref RawData(owner), ref Unsafe.As<T, byte>(ref reference)));
        return offset;
    }

    private static ref byte RawData(object owner) => ref Unsafe.As<RawObject>(owner).Data;

    private readonly record struct Origin(object Owner, nint Offset, int Member);

    /// <summary>Shape of any object's first data byte, for address arithmetic only.</summary>
    private sealed class RawObject
    {
        internal byte Data;
    }
}
