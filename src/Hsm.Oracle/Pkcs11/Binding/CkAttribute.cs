namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>An attribute of a template.</summary>
/// <param name="Type">Which.</param>
/// <param name="Value">Its bytes.</param>
internal readonly record struct CkAttribute(CkAttributeType Type, byte[] Value)
{
    internal static CkAttribute Of(CkAttributeType type, bool value) => new(type, [value ? (byte)1 : (byte)0]);

    internal static CkAttribute Of(CkAttributeType type, string value) => new(type, System.Text.Encoding.UTF8.GetBytes(value));
}
