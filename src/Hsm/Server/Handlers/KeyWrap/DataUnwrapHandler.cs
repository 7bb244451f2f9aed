using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY DATAUNWRAP: what DATAWRAP wrapped; a wrapped key is no such thing, for its additional data differ.</summary>
internal sealed class DataUnwrapHandler : KeyedHandler<DataUnwrapRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, DataUnwrapRequest request) =>
        request.Cipher == WrapCipher.AesGcm && request.WrappedData.Length > WrapBlob.OverheadBytes
            ? CheckLength(server, request.WrappedData.Length)
            : HsmStatus.BadArgs;

    /// <inheritdoc/>
    protected override KeyDemand[] KeysOf(DataUnwrapRequest request) =>
        [new KeyDemand(request.WrappingKey, ObjectFlags.UsageWrap) { Wraps = true }];

    /// <inheritdoc/>
    protected override CryptoStep Work(SessionState session, DataUnwrapRequest request, KeysInUse keys)
    {
        if (!WrapBlob.IsWrappingKey(keys[0]))
        {
            return CryptoOutcome.Of(HsmStatus.BadArgs, null);
        }

        return WrapBlob.Unwrap(
            new(keys[0], WrapBlob.DataAad),
            request.WrappedData,
            static (status, data) => CryptoOutcome.Of(status, new DataUnwrapResponse(data)));
    }
}
