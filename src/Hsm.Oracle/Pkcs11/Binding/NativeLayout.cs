namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>How a platform lays out what PKCS#11 passes by pointer (PKCS#11 v2.40, section 2: platform-dependent directives).</summary>
/// <param name="UlongLengthBytes">Of CK_ULONG: 4 on Windows, a pointer's elsewhere.</param>
/// <param name="IsPacked">Whether structures have no padding (Windows), or natural alignment (elsewhere).</param>
/// <remarks>
/// A value, not two sets of structures: so a module built the Windows way can be driven where the tests run, and either layout is
/// tested on every platform.
/// </remarks>
internal sealed unsafe record NativeLayout(int UlongLengthBytes, bool IsPacked)
{
    private StructShape? _attribute;

    /// <summary>This platform's.</summary>
    internal static NativeLayout Platform { get; } = OperatingSystem.IsWindows() ? new(4, IsPacked: true) : new(sizeof(nint), IsPacked: false);

    /// <summary>All bits set: CK_UNAVAILABLE_INFORMATION.</summary>
    internal ulong Unavailable => UlongLengthBytes == 4 ? uint.MaxValue : ulong.MaxValue;

    /// <summary>Of the first pointer in CK_FUNCTION_LIST, behind a CK_VERSION of 2 bytes.</summary>
    internal int FirstFunctionOffsetBytes => IsPacked ? 2 : sizeof(nint);

    /// <summary>CK_ATTRIBUTE: type, value, length.</summary>
    internal StructShape Attribute => _attribute ??= Shape("UPU");

    /// <summary>CK_MECHANISM: mechanism, parameter, length.</summary>
    internal StructShape Mechanism => Attribute;

    /// <summary>CK_SESSION_INFO: slot, state, flags, device error.</summary>
    internal StructShape SessionInfo => Shape("UUUU");

    /// <summary>CK_INFO: version, manufacturer, flags, description, library version.</summary>
    internal StructShape Info => Shape("VTUTV");

    /// <summary>CK_SLOT_INFO: description in two halves, manufacturer, flags, two versions.</summary>
    internal StructShape SlotInfo => Shape("TTTUVV");

    /// <summary>CK_MECHANISM_INFO: least and greatest key size, flags.</summary>
    internal StructShape MechanismInfo => Shape("UUU");

    /// <summary>CK_TOKEN_INFO: label, manufacturer, model, serial, flags, ten numbers, two versions, time.</summary>
    internal StructShape TokenInfo => Shape("TTSSUUUUUUUUUUUVVS");

    /// <summary>CK_C_INITIALIZE_ARGS: four functions, flags, reserved; NSS has its LibraryParameters there and reserved behind.</summary>
    internal StructShape InitializeArguments => Shape("PPPPUPP");

    /// <summary>CK_GCM_PARAMS of v2.40: IV, its bytes and bits, AAD, its bytes, tag bits.</summary>
    internal StructShape GcmParameters => Shape("PUUPUU");

    /// <summary>A CK_ULONG.</summary>
    internal ulong ReadUlong(byte* at) => UlongLengthBytes == 4 ? *(uint*)at : *(ulong*)at;

    /// <summary>Writes a CK_ULONG.</summary>
    internal void WriteUlong(byte* at, ulong value)
    {
        if (UlongLengthBytes == 4)
        {
            *(uint*)at = (uint)value;
        }
        else
        {
            *(ulong*)at = value;
        }
    }

    /// <summary>A pointer, which in a packed structure is not aligned.</summary>
    internal nint ReadPointer(byte* at) => System.Runtime.CompilerServices.Unsafe.ReadUnaligned<nint>(at);

    /// <summary>A CK_ULONG as the bytes of an attribute's value.</summary>
    internal byte[] Bytes(ulong value)
    {
        byte[] bytes = new byte[UlongLengthBytes];
        fixed (byte* at = bytes)
        {
            WriteUlong(at, value);
        }

        return bytes;
    }

    private StructShape Shape(string fields) => StructShape.Of(fields, UlongLengthBytes, IsPacked);
}
