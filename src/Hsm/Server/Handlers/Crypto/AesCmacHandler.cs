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
    protected override HsmStatus Work(AesWork work, AesCmacRequest request, out HsmResponse? response)
    {
        response = null;
        var mac = new byte[Block];
        if (IsAllAtOnce(request))
        {
            return Tell(Compute(work, request.Data.Span, mac), mac, request, out response);
        }

        var state = request.State;
        var status = CmacMode.Update(work.Aes, work.Key, ref state, request.Data.Span);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        if (request.MacLengthBytes == 0)
        {
            response = new AesCmacResponse(state, request.Key, Bytes.Empty);
            return status;
        }

        return Tell(CmacMode.Finish(work.Aes, work.Key, state, mac), mac, request, out response);
    }

    private static HsmStatus Compute(AesWork work, ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var loan = PreparedForms.Cmac.Borrow(work.Prepared, work.Aes, work.Key.Span);
        return loan.Key is { } cmac ? loan.Return(cmac.Compute(message, mac))
            : loan.Status == HsmStatus.NotCompiledIn ? CmacMode.Compute(work.Aes, work.Key, message, mac)
            : loan.Status;
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
