using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <summary>
/// The origins of references to static fields a logical thread took last. Statics of unboxed primitive type do not
/// move, but those of collectible load contexts are array elements on the heap, so references are kept by the member
/// and matched only within the ring of a single use: the reference taken last is the one used next.
/// </summary>
internal sealed class StaticOrigins
{
    private nint _address;
    private Type? _owner;
    private int _member;

    internal void Clear() => (_address, _owner, _member) = (0, null, 0);

    internal unsafe void Note<T>(ref T reference, Type? owner, int site)
    {
        _address = (nint)Unsafe.AsPointer(ref Unsafe.As<T, byte>(ref reference));
        _owner = owner;
        _member = SiteTable.MemberOf(site);
    }

    internal unsafe bool TryFind(ref byte reference, out object? owner, out int member)
    {
        owner = _owner;
        member = _member;
        return _address != 0 && _address == (nint)Unsafe.AsPointer(ref reference);
    }
}
