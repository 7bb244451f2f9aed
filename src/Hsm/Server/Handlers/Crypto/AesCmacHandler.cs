using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-CMAC: all at once, a step, or the end; the state comes with the request and goes with the answer.</summary>
internal sealed class AesCmacHandler : AesHandler<AesCmacRequest>
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, AesCmacRequest request)
    {
        var state = request.State;
        var isStateFine = IsAllAtOnce(request)
            || (state.Buffer.Length <= Block && (state.Digest.Length == Block || (state.Digest.IsEmpty && state.TotalLengthBytes == 0)));
        return request.MacLengthBytes >= 0 && isStateFine
            ? CheckLength(server, request.Data.Length + request.InlineKey.Length)
            : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(AesCmacRequest request) => ObjectFlags.UsageSign | ObjectFlags.UsageVerify;

    /// <inheritdoc/>
    protected override HsmStatus Work(IAesPort aes, ReadOnlyMemory<byte> key, AesCmacRequest request, out HsmResponse? response)
    {
        response = null;
        var state = IsAllAtOnce(request) ? default : request.State;
        var status = CmacMode.Update(aes, key, ref state, request.Data.Span);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        if (request.MacLengthBytes == 0)
        {
            response = new AesCmacResponse(state, request.Key, Bytes.Empty);
            return status;
        }

        var mac = new byte[Block];
        status = CmacMode.Finish(aes, key, state, mac);
        response = status == HsmStatus.Ok
            ? new AesCmacResponse(default, default, new Bytes(mac.AsSpan(0, Math.Min(request.MacLengthBytes, Block))))
            : null;
        return status;
    }

    private static bool IsAllAtOnce(AesCmacRequest request) => !request.Data.IsEmpty && request.MacLengthBytes > 0;
}
