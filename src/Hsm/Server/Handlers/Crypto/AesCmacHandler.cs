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
        var mac = new byte[Block];
        if (IsAllAtOnce(request))
        {
            return Tell(CmacMode.Compute(aes, key, request.Data.Span, mac), mac, request, out response);
        }

        var state = request.State;
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

        return Tell(CmacMode.Finish(aes, key, state, mac), mac, request, out response);
    }

    private static HsmStatus Tell(HsmStatus status, ReadOnlySpan<byte> mac, AesCmacRequest request, out HsmResponse? response)
    {
        response = status == HsmStatus.Ok
            ? new AesCmacResponse(default, default, new Bytes(mac[..Math.Min(request.MacLengthBytes, Block)]))
            : null;
        return status;
    }

    private static bool IsAllAtOnce(AesCmacRequest request) => !request.Data.IsEmpty && request.MacLengthBytes > 0;
}
