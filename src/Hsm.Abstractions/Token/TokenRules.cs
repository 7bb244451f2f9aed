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

    /// <summary>CKK_AES.</summary>
    internal const int AesKeyType = 0x1F;

    private const int MaxGeneratedLengthBytes = 256;

    private static readonly TokenAttributes s_defaults = TokenAttributes.Of(
        TokenAttribute.Of(TokenAttributeType.Token, value: false),
        TokenAttribute.Of(TokenAttributeType.Private, value: false),
        TokenAttribute.Of(TokenAttributeType.Modifiable, value: true),
        TokenAttribute.Of(TokenAttributeType.Destroyable, value: true));

    private static readonly TokenAttributes s_keyDefaults = TokenAttributes.Of(
        TokenAttribute.Of(TokenAttributeType.Private, value: true),
        TokenAttribute.Of(TokenAttributeType.Sensitive, value: false),
        TokenAttribute.Of(TokenAttributeType.Encrypt, value: true),
        TokenAttribute.Of(TokenAttributeType.Decrypt, value: true),
        TokenAttribute.Of(TokenAttributeType.Wrap, value: false),
        TokenAttribute.Of(TokenAttributeType.Unwrap, value: false),
        TokenAttribute.Of(TokenAttributeType.Sign, value: true),
        TokenAttribute.Of(TokenAttributeType.Verify, value: true),
        TokenAttribute.Of(TokenAttributeType.Derive, value: false),
        TokenAttribute.Of(TokenAttributeType.Extractable, value: true),
        TokenAttribute.Of(TokenAttributeType.Local, value: false),
        TokenAttribute.Of(TokenAttributeType.NeverExtractable, value: false),
        TokenAttribute.Of(TokenAttributeType.AlwaysSensitive, value: false));

    private static readonly TokenAttributeType[] s_booleans =
    [
        TokenAttributeType.Token, TokenAttributeType.Private, TokenAttributeType.Sensitive, TokenAttributeType.Encrypt,
        TokenAttributeType.Decrypt, TokenAttributeType.Wrap, TokenAttributeType.Unwrap, TokenAttributeType.Sign,
        TokenAttributeType.Verify, TokenAttributeType.Derive, TokenAttributeType.Extractable, TokenAttributeType.Modifiable,
        TokenAttributeType.Destroyable,
    ];

    private static readonly TokenAttributeType[] s_told =
    [
        TokenAttributeType.ValueLength, TokenAttributeType.Local, TokenAttributeType.AlwaysSensitive, TokenAttributeType.NeverExtractable,
    ];

    private static readonly TokenAttributeType[] s_fixed =
    [
        TokenAttributeType.Class, TokenAttributeType.Token, TokenAttributeType.Private, TokenAttributeType.KeyType,
        TokenAttributeType.Modifiable, TokenAttributeType.Destroyable,
    ];

    /// <summary>Fills a template of C_CreateObject up.</summary>
    /// <param name="template">As the application gave it.</param>
    /// <param name="attributes">The whole object when Ok; the template else.</param>
    /// <returns>Ok; TemplateIncomplete; AttributeValueInvalid: a class or a boolean that is none; AttributeReadOnly.</returns>
    public static TokenResult Complete(TokenAttributes template, out TokenAttributes attributes)
    {
        var status = CheckTemplate(template, out var isKey);
        attributes = template;
        if (status != TokenResult.Ok || !isKey)
        {
            attributes = status == TokenResult.Ok ? s_defaults.With(template) : template;
            return status;
        }

        if (Array.Exists(s_told, type => template.Find(type) is not null))
        {
            return TokenResult.AttributeReadOnly;
        }

        if (template.Find(TokenAttributeType.Value) is not { } value)
        {
            return TokenResult.TemplateIncomplete;
        }

        attributes = s_defaults.With(s_keyDefaults).With(template).With(TokenAttributes.Of(Number(TokenAttributeType.ValueLength, value.Length)));
        return TokenResult.Ok;
    }

    /// <summary>Fills a template of C_GenerateKey up.</summary>
    /// <param name="template">As the application gave it.</param>
    /// <param name="attributes">The whole object but for Value when Ok; the template else.</param>
    /// <param name="lengthBytes">How long Value is to be; 0 unless Ok.</param>
    /// <returns>Ok; TemplateIncomplete; TemplateInconsistent: a Value, or no secret key; AttributeValueInvalid; AttributeReadOnly.</returns>
    public static TokenResult CompleteGenerated(TokenAttributes template, out TokenAttributes attributes, out int lengthBytes)
    {
        var status = CheckTemplate(template, out var isKey);
        attributes = template;
        lengthBytes = 0;
        if (status != TokenResult.Ok)
        {
            return status;
        }

        if (!isKey || template.Find(TokenAttributeType.Value) is not null)
        {
            return TokenResult.TemplateInconsistent;
        }

        if (Array.Exists(s_told, type => type != TokenAttributeType.ValueLength && template.Find(type) is not null))
        {
            return TokenResult.AttributeReadOnly;
        }

        if (template.Find(TokenAttributeType.ValueLength) is not { } wanted)
        {
            return TokenResult.TemplateIncomplete;
        }

        var isAes = template.Find(TokenAttributeType.KeyType) is { } type && NumberOf(type) == AesKeyType;
        var length = NumberOf(wanted);
        if (isAes ? length is not (16 or 24 or 32) : length is < 1 or > MaxGeneratedLengthBytes)
        {
            return TokenResult.AttributeValueInvalid;
        }

        lengthBytes = length;
        var whole = s_defaults.With(s_keyDefaults).With(template);
        attributes = whole.With(TokenAttributes.Of(
            TokenAttribute.Of(TokenAttributeType.Local, value: true),
            TokenAttribute.Of(TokenAttributeType.AlwaysSensitive, whole.Is(TokenAttributeType.Sensitive)),
            TokenAttribute.Of(TokenAttributeType.NeverExtractable, !whole.Is(TokenAttributeType.Extractable))));
        return TokenResult.Ok;
    }

    /// <summary>Whether an attribute of an object is not told.</summary>
    /// <param name="attributes">The object.</param>
    /// <param name="type">Which.</param>
    /// <returns>True: the bytes of a key that is sensitive, or not extractable.</returns>
    public static bool IsHidden(TokenAttributes attributes, TokenAttributeType type)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return type == TokenAttributeType.Value && IsSecretKey(attributes)
            && (attributes.Is(TokenAttributeType.Sensitive) || !IsExtractable(attributes));
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
            var unhides = (change.Type == TokenAttributeType.Sensitive && attributes.Is(change.Type) && !changes.Is(change.Type))
                || (change.Type == TokenAttributeType.Extractable && !IsExtractable(attributes) && changes.Is(change.Type));
            var isOfKey = change.Type == TokenAttributeType.Value || Array.IndexOf(s_told, change.Type) >= 0;
            if (unhides || (isOfKey && IsSecretKey(attributes)) || Array.IndexOf(s_fixed, change.Type) >= 0)
            {
                return TokenResult.AttributeReadOnly;
            }
        }

        return HasValidValues(changes) ? TokenResult.Ok : TokenResult.AttributeValueInvalid;
    }

    /// <summary>The class attribute of a class.</summary>
    /// <param name="number">DataClass or SecretKeyClass.</param>
    /// <returns>The attribute.</returns>
    public static TokenAttribute Class(int number) => Number(TokenAttributeType.Class, number);

    /// <summary>An attribute that is a number.</summary>
    /// <param name="type">Which.</param>
    /// <param name="number">Its value.</param>
    /// <returns>The attribute, 4 bytes little-endian.</returns>
    public static TokenAttribute Number(TokenAttributeType type, int number)
    {
        var value = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(value, number);
        return new TokenAttribute(type, Bytes.Adopt(value));
    }

    /// <summary>Whether an object is a secret key.</summary>
    /// <param name="attributes">The object.</param>
    /// <returns>True: its class says so.</returns>
    public static bool IsSecretKey(TokenAttributes attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.Find(TokenAttributeType.Class) is { } kind && NumberOf(kind) == SecretKeyClass;
    }

    /// <summary>The number in an attribute.</summary>
    /// <param name="value">Its value.</param>
    /// <returns>-1: not 4 bytes.</returns>
    internal static int NumberOf(Bytes value) => value.Length == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(value.Span) : -1;

    // A key of a store that knew no such attribute is.
    private static bool IsExtractable(TokenAttributes attributes) =>
        attributes.Find(TokenAttributeType.Extractable) is null || attributes.Is(TokenAttributeType.Extractable);

    private static TokenResult CheckTemplate(TokenAttributes template, out bool isKey)
    {
        ArgumentNullException.ThrowIfNull(template);
        isKey = IsSecretKey(template);
        if (template.Find(TokenAttributeType.Class) is not { } kind)
        {
            return TokenResult.TemplateIncomplete;
        }

        return HasValidValues(template) && NumberOf(kind) is DataClass or SecretKeyClass
            ? TokenResult.Ok : TokenResult.AttributeValueInvalid;
    }

    private static bool HasValidValues(TokenAttributes attributes) => Array.TrueForAll(
        s_booleans, type => attributes.Find(type) is not { } value || (value.Length == 1 && value.Span[0] <= 1));
}
