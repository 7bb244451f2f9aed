using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE GEN_MAC.</summary>
internal sealed class SheGenerateMacHandler : SheHandler<SheGenerateMacRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheGenerateMacRequest request)
    {
        var status = TakeKey(session, request.KeySlot, forMac: true, out var key);
        return status == HsmStatus.Ok
            ? new SheGenerateMacResponse(Bytes.Adopt(SheCrypto.Mac(key!.Value, request.Message.Span)))
            : Answer(status);
    }
}
