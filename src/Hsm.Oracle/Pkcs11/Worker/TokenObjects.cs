using System.Globalization;
using System.Text;
using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>Objects as the scenarios use them: of the kind that the token takes, with numbers in two attributes.</summary>
/// <param name="kind">What the token takes.</param>
/// <param name="layout">Of numbers.</param>
internal sealed class TokenObjects(ObjectKind kind, NativeLayout layout)
{
    /// <summary>Every object of ours has a label that begins so; cleaning goes by it.</summary>
    internal const string Prefix = "hsm-oracle-";

    /// <summary>A number that an attribute does not hold.</summary>
    internal const long NoNumber = -1;

    private const int KeyLengthBytes = 16;

    /// <summary>The attribute beside CKA_LABEL that may be changed.</summary>
    internal CkAttributeType Second => kind == ObjectKind.Data ? CkAttributeType.CKA_APPLICATION : CkAttributeType.CKA_ID;

    /// <summary>Which kind.</summary>
    internal ObjectKind Kind => kind;

    /// <summary>Makes an object.</summary>
    internal CkResult Create(ModuleCalls calls, ulong session, NewObject wanted, out ulong handle)
    {
        List<CkAttribute> template =
        [
            new(CkAttributeType.CKA_CLASS, layout.Bytes(kind == ObjectKind.Data ? CkConstants.CKO_DATA : CkConstants.CKO_SECRET_KEY)),
            CkAttribute.Of(CkAttributeType.CKA_TOKEN, wanted.IsToken),
            CkAttribute.Of(CkAttributeType.CKA_PRIVATE, wanted.IsPrivate),
            CkAttribute.Of(CkAttributeType.CKA_MODIFIABLE, value: true),
            CkAttribute.Of(CkAttributeType.CKA_LABEL, wanted.Label),
            CkAttribute.Of(Second, wanted.Second),
        ];
        if (kind == ObjectKind.Data)
        {
            template.Add(new(CkAttributeType.CKA_VALUE, [1, 2, 3, 4]));
            return calls.CreateObject(session, template, out handle);
        }

        template.Add(CkAttribute.Of(CkAttributeType.CKA_ENCRYPT, value: true));
        template.Add(CkAttribute.Of(CkAttributeType.CKA_DECRYPT, value: true));
        template.Add(new(CkAttributeType.CKA_KEY_TYPE, layout.Bytes(CkConstants.CKK_AES)));
        if (kind == ObjectKind.GeneratedKey)
        {
            template.Add(new(CkAttributeType.CKA_VALUE_LEN, layout.Bytes(KeyLengthBytes)));
            return calls.GenerateKey(session, CkMechanism.CKM_AES_KEY_GEN, template, out handle);
        }

        template.Add(new(CkAttributeType.CKA_VALUE, new byte[KeyLengthBytes]));
        return calls.CreateObject(session, template, out handle);
    }

    /// <summary>The number at the end of a value, behind the last hyphen; <see cref="NoNumber"/>: none.</summary>
    internal static long NumberOf(byte[]? value)
    {
        if (value is null)
        {
            return NoNumber;
        }

        string text = Encoding.UTF8.GetString(value);
        return long.TryParse(text.AsSpan(text.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : NoNumber;
    }
}
