using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY KEYWRAP: a key that the client brings goes back to it under a key of the server.</summary>
internal sealed class KeyWrapHandler : KeyedHandler<KeyWrapRequest>
{
    // Before a blob in a response (protocol page 8).
    private const int ResponseHeaderBytes = 8;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, KeyWrapRequest request)
    {
        var isWellFormed = request.Cipher == WrapCipher.AesGcm
            && !request.Key.IsEmpty
            && request.Key.Length <= server.Sizes.BigLengthBytes
            && request.Key.Length == request.Metadata.Length;
        return isWellFormed
            ? CheckLength(server, ResponseHeaderBytes + WrapBlob.KeyOverheadBytes + request.Key.Length)
            : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(KeyWrapRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, KeyWrapRequest request, KeysInUse keys)
    {
        if (!WrapBlob.IsWrappingKey(keys[0]))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        var metadata = request.Metadata with { Flags = ObjectPolicy.FromClient(request.Metadata.Flags) };
        var content = WrapBlob.ContentOf(metadata, request.Key.Span);
        return WrapBlob.Wrap(
            session,
            new(keys[0], WrapBlob.KeyAad),
            content,
            static (status, blob) => CryptoOutcome.Of(status, new KeyWrapResponse(blob)));
    }
}
