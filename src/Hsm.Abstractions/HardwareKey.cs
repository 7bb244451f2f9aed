namespace Hsm.Abstractions;

/// <summary>
/// A key that hardware alone holds and a server was given with it: key type 5 on protocol page 5. Clients name it by
/// number with the hardware flag, and only as the key that wraps or unwraps; it is in no cache and not in NVM.
/// </summary>
/// <param name="Number">1..255; the same for every client.</param>
/// <param name="Flags">What it may be used for: UsageWrap, for it to be of any use.</param>
/// <param name="Key">16, 24 or 32 bytes.</param>
public sealed record HardwareKey(byte Number, ObjectFlags Flags, Bytes Key)
{
    /// <summary>Number and flags; the key itself is not shown.</summary>
    /// <returns>For messages.</returns>
    public override string ToString() => $"hardware key {Number} ({Flags})";
}
