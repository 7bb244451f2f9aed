using System.Buffers.Binary;

namespace Hsm.Abstractions;

/// <summary>
/// What the standard says of templates and of attributes that can not be told or changed: no state, so server and
/// specification read the same table (PKCS#11 v2.40, sections 10.2 to 10.9).
/// </summary>
public static class TokenRules
{
    /// <summary>CKO_DATA.</summary>
    public const int DataClass = 0;

    /// <summary>CKO_SECRET_KEY.</summary>
    public const int SecretKeyClass = 4;

    private static readonly TokenAttributeType[] s_booleans =
    [
        TokenAttributeType.Token, TokenAttributeType.Private, TokenAttributeType.Sensitive, TokenAttributeType.Encrypt,
        TokenAttributeType.Decrypt, TokenAttributeType.Modifiable, TokenAttributeType.Destroyable,
    ];

    private static readonly TokenAttributeType[] s_fixed =
    [
        TokenAttributeType.Class, TokenAttributeType.Token, TokenAttributeType.Private, TokenAttributeType.KeyType,
        TokenAttributeType.Modifiable, TokenAttributeType.Destroyable,
    ];

    /// <summary>Fills a template of C_CreateObject up.</summary>
    /// <param name="template">As the application gave it.</param>
    /// <param name="attributes">The whole object when Ok; the template else.</param>
    /// <returns>Ok; TemplateIncomplete; AttributeValueInvalid: a class or a boolean that is none.</returns>
    public static TokenResult Complete(TokenAttributes template, out TokenAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(template);
        attributes = template;
        if (template.Find(TokenAttributeType.Class) is not { } kind)
        {
            return TokenResult.TemplateIncomplete;
        }

        if (!HasValidValues(template) || ClassOf(kind) is not (DataClass or SecretKeyClass))
        {
            return TokenResult.AttributeValueInvalid;
        }

        var isKey = ClassOf(kind) == SecretKeyClass;
        if (isKey && template.Find(TokenAttributeType.Value) is null)
        {
            return TokenResult.TemplateIncomplete;
        }

        attributes = Defaults(isKey).With(template);
        return TokenResult.Ok;
    }

    /// <summary>Whether an attribute of an object is not told.</summary>
    /// <param name="attributes">The object.</param>
    /// <param name="type">Which.</param>
    /// <returns>True: the bytes of a sensitive key.</returns>
    public static bool IsHidden(TokenAttributes attributes, TokenAttributeType type)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return type == TokenAttributeType.Value && IsSecretKey(attributes) && attributes.Is(TokenAttributeType.Sensitive);
    }

    /// <summary>Whether an object may be changed so.</summary>
    /// <param name="attributes">The object.</param>
    /// <param name="changes">What is to be changed.</param>
    /// <returns>Ok; ArgumentsBad: nothing to change; AttributeReadOnly; AttributeValueInvalid.</returns>
    public static TokenResult MayChange(TokenAttributes attributes, TokenAttributes changes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(changes);
        if (changes.Count == 0)
        {
            return TokenResult.ArgumentsBad;
        }

        if (!attributes.Is(TokenAttributeType.Modifiable))
        {
            return TokenResult.AttributeReadOnly;
        }

        foreach (var change in changes.Span)
        {
            var unhides = change.Type == TokenAttributeType.Sensitive && attributes.Is(TokenAttributeType.Sensitive) && !changes.Is(TokenAttributeType.Sensitive);
            var changesKey = change.Type == TokenAttributeType.Value && IsSecretKey(attributes);
            if (unhides || changesKey || Array.IndexOf(s_fixed, change.Type) >= 0)
            {
                return TokenResult.AttributeReadOnly;
            }
        }

        return HasValidValues(changes) ? TokenResult.Ok : TokenResult.AttributeValueInvalid;
    }

    /// <summary>Whether an object is a key that an AES operation can take.</summary>
    /// <param name="attributes">The object.</param>
    /// <param name="isEncryption">What it is to be used for.</param>
    /// <returns>Ok; KeyTypeInconsistent; KeyFunctionNotPermitted.</returns>
    public static TokenResult MayUse(TokenAttributes attributes, bool isEncryption)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (!IsSecretKey(attributes) || attributes.Find(TokenAttributeType.Value) is not { Length: 16 or 24 or 32 })
        {
            return TokenResult.KeyTypeInconsistent;
        }

        return attributes.Is(isEncryption ? TokenAttributeType.Encrypt : TokenAttributeType.Decrypt)
            ? TokenResult.Ok
            : TokenResult.KeyFunctionNotPermitted;
    }

    /// <summary>The class attribute of a class.</summary>
    /// <param name="number">DataClass or SecretKeyClass.</param>
    /// <returns>The attribute.</returns>
    public static TokenAttribute Class(int number)
    {
        var value = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(value, number);
        return new TokenAttribute(TokenAttributeType.Class, Bytes.Adopt(value));
    }

    private static bool IsSecretKey(TokenAttributes attributes) =>
        attributes.Find(TokenAttributeType.Class) is { } kind && ClassOf(kind) == SecretKeyClass;

    private static int ClassOf(Bytes value) => value.Length == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(value.Span) : -1;

    private static bool HasValidValues(TokenAttributes attributes) => Array.TrueForAll(
        s_booleans, type => attributes.Find(type) is not { } value || (value.Length == 1 && value.Span[0] <= 1));

    private static TokenAttributes Defaults(bool isKey)
    {
        var defaults = TokenAttributes.Of(
            TokenAttribute.Of(TokenAttributeType.Token, value: false),
            TokenAttribute.Of(TokenAttributeType.Private, isKey),
            TokenAttribute.Of(TokenAttributeType.Modifiable, value: true),
            TokenAttribute.Of(TokenAttributeType.Destroyable, value: true));
        return !isKey ? defaults : defaults.With(TokenAttributes.Of(
            TokenAttribute.Of(TokenAttributeType.Sensitive, value: false),
            TokenAttribute.Of(TokenAttributeType.Encrypt, value: true),
            TokenAttribute.Of(TokenAttributeType.Decrypt, value: true)));
    }
}
