using System.Collections.Frozen;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>Every message of the protocol: by wire key for who decodes requests, by type for who encodes them.</summary>
internal static class MessageTable
{
    private static readonly FrozenDictionary<WireKey, MessageCodec> s_byKey;
    private static readonly FrozenDictionary<Type, MessageCodec> s_byType;

    static MessageTable()
    {
        All =
        [
            .. CommMessages.All, .. NvmMessages.All, .. KeyMessages.All, .. WrapMessages.All, .. CounterMessages.All,
            .. HashMessages.All, .. CipherMessages.All, .. MacMessages.All, .. RsaMessages.All, .. EccMessages.All,
            .. Curve25519Messages.All, .. PostQuantumMessages.All,
            .. CertificateMessages.All, .. SheMessages.All, .. SheCipherMessages.All, .. AuthMessages.All, .. CustomMessages.All,
            .. TokenMessages.All,
        ];
        var byKey = new Dictionary<WireKey, MessageCodec>();
        var byType = new Dictionary<Type, MessageCodec>();
        foreach (var message in All)
        {
            byKey.TryAdd(message.Key.Normal, message);
            byType.TryAdd(message.RequestType, message);
        }

        s_byKey = byKey.ToFrozenDictionary();
        s_byType = byType.ToFrozenDictionary();
    }

    /// <summary>The rows.</summary>
    public static IReadOnlyList<MessageCodec> All { get; }

    /// <summary>Whether a kind of group CUSTOM is of the PKCS#11 face, and not a callback.</summary>
    /// <param name="kind">Group and action.</param>
    /// <returns>True: it is.</returns>
    public static bool IsToken(RequestKind kind) => kind is >= RequestKind.TokenAttach and <= RequestKind.TokenGenerateKey;

    /// <summary>The codec of what is on the wire.</summary>
    /// <param name="key">As read.</param>
    /// <returns>Null: no such group, action or algorithm.</returns>
    public static MessageCodec? Find(WireKey key) => s_byKey.GetValueOrDefault(key.Normal);

    /// <summary>The codec of a typed request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Null: it has no form on the wire.</returns>
    public static MessageCodec? Find(HsmRequest request) => s_byType.GetValueOrDefault(request.GetType());
}
