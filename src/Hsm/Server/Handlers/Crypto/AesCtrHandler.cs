using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-CTR; counter and left-over key stream come with the request and go with the answer.</summary>
internal sealed class AesCtrHandler : AesHandler<AesCtrRequest>
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, AesCtrRequest request)
    {
        var state = request.State;
        var isWellFormed = Enum.IsDefined(request.Direction)
            && state.Counter.Length == Block
            && state.Left is >= 0 and < Block
            && (state.KeyStream.Length == Block || (state.KeyStream.IsEmpty && state.Left == 0));
        return isWellFormed
            ? CheckLength(server, request.Data.Length + (2 * Block) + request.InlineKey.Length)
            : HsmStatus.BadArgs;
    }

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(AesCtrRequest request) => UsageOf(request.Direction);

    /// <inheritdoc/>
    protected override HsmStatus Work(AesWork work, AesCtrRequest request, out HsmResponse? response)
    {
        var status = CtrMode.Run(work.Aes, work.Key, request, out var made);
        response = made;
        return status;
    }
}
