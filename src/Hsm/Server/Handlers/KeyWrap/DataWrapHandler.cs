using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY DATAWRAP: data of the client under a key of the server.</summary>
internal sealed class DataWrapHandler : KeyedHandler<DataWrapRequest>
{
    // Before a blob in a response (protocol page 8).
    private const int ResponseHeaderBytes = 12;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, DataWrapRequest request) =>
        request.Cipher == WrapCipher.AesGcm && !request.Data.IsEmpty
            ? CheckLength(server, ResponseHeaderBytes + WrapBlob.OverheadBytes + request.Data.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(DataWrapRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, DataWrapRequest request, KeysInUse keys)
    {
        if (!WrapBlob.IsWrappingKey(keys[0]))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        return WrapBlob.Wrap(
            session,
            new(keys[0], WrapBlob.DataAad),
            request.Data.ToArray(),
            static (status, blob) => CryptoOutcome.Of(status, new DataWrapResponse(blob)));
    }
}
