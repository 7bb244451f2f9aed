using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Hsm.Abstractions;

/// <summary>
/// What a user may: which groups, which actions of them, which keys. 473 bytes, packed, each number least significant
/// byte first whatever the client's order (protocol page 7). <c>default</c> is nothing at all.
/// </summary>
public readonly record struct UserPermissions
{
    /// <summary>Length of the packed form.</summary>
    public const int LengthBytes = 473;

    /// <summary>Groups 0..13; 0 is no group.</summary>
    public const int GroupCount = 14;

    /// <summary>Actions of a group, 0..255.</summary>
    public const int ActionCount = 256;

    /// <summary>How many keys may be named.</summary>
    public const int MaxKeyCount = 2;

    private const int ActionsOffset = GroupCount + 1;
    private const int KeyCountOffset = ActionsOffset + (GroupCount * ActionCount / 8);
    private const int KeysOffset = KeyCountOffset + 2;

    private readonly Bytes _packed;

    /// <summary>Wraps the packed form.</summary>
    /// <param name="packed">473 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public UserPermissions(Bytes packed)
    {
        _packed = packed.Length == LengthBytes ? packed : throw new ArgumentException("Permissions are 473 bytes.", nameof(packed));
    }

    /// <summary>Everything, as an administrator has it.</summary>
    public static UserPermissions Administrator
    {
        get
        {
            var packed = new byte[LengthBytes];
            packed.AsSpan(0, KeyCountOffset).Fill(0xFF);
            packed.AsSpan(0, ActionsOffset).Fill(1);
            return new UserPermissions(Bytes.Adopt(packed));
        }
    }

    /// <summary>The 473 bytes.</summary>
    public Bytes Packed => _packed.IsEmpty ? Bytes.Repeat(0, LengthBytes) : _packed;

    /// <summary>True when the user may manage users.</summary>
    public bool IsAdministrator => !_packed.IsEmpty && _packed.Span[GroupCount] != 0;

    /// <summary>How many keys are named, 0..65535; of them at most 2 are there.</summary>
    public int KeyCount => _packed.IsEmpty ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(_packed.Span[KeyCountOffset..]);

    /// <summary>Whether a request is allowed.</summary>
    /// <param name="kind">Group and action; a group above 13 is never allowed.</param>
    /// <returns>True when the group is open and the action's bit is set.</returns>
    public bool Allows(RequestKind kind)
    {
        var group = (int)kind >> 8;
        if (_packed.IsEmpty || group is < 0 or >= GroupCount || _packed.Span[group] == 0)
        {
            return false;
        }

        // Words of 32 bits, least significant byte first: the bits of a group are in order, byte by byte.
        var action = (int)kind & 0xFF;
        return (_packed.Span[ActionsOffset + (group * ActionCount / 8) + (action / 8)] >> (action % 8) & 1) != 0;
    }

    /// <summary>Whether others have all groups and actions of these, open or not, and manage users if these do.</summary>
    /// <param name="larger">The others.</param>
    /// <returns>True when nothing is allowed here that is not allowed there. Keys are not compared.</returns>
    public bool IsWithin(UserPermissions larger)
    {
        if (_packed.IsEmpty)
        {
            return true;
        }

        var mine = _packed.Span;
        var theirs = larger.Packed.Span;
        for (var group = 0; group <= GroupCount; group++)
        {
            if (mine[group] != 0 && theirs[group] == 0)
            {
                return false;
            }
        }

        var actions = MemoryMarshal.Cast<byte, ulong>(mine[ActionsOffset..KeyCountOffset]);
        var theirActions = MemoryMarshal.Cast<byte, ulong>(theirs[ActionsOffset..KeyCountOffset]);
        for (var i = 0; i < actions.Length; i++)
        {
            if ((actions[i] & ~theirActions[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One of the keys named.</summary>
    /// <param name="index">0 or 1.</param>
    /// <returns>Its id as the client gave it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Neither 0 nor 1.</exception>
    public uint KeyAt(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, MaxKeyCount);
        return _packed.IsEmpty ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(_packed.Span[(KeysOffset + (4 * index))..]);
    }

    /// <summary>These permissions and one request more.</summary>
    /// <param name="kind">Group 0..13 and action.</param>
    /// <returns>The larger permissions.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A group above 13.</exception>
    public UserPermissions With(RequestKind kind)
    {
        var group = (int)kind >> 8;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(group, GroupCount);
        var packed = Packed.ToArray();
        var action = (int)kind & 0xFF;
        packed[group] = 1;
        packed[ActionsOffset + (group * ActionCount / 8) + (action / 8)] |= (byte)(1 << (action % 8));
        return new UserPermissions(Bytes.Adopt(packed));
    }

    /// <inheritdoc/>
    public bool Equals(UserPermissions other) => Packed == other.Packed;

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of the ends.</returns>
    public override int GetHashCode() => Packed.GetHashCode();
}
