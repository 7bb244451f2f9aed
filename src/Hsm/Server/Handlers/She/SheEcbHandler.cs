using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE ENC_ECB and DEC_ECB.</summary>
internal sealed class SheEcbHandler : SheHandler<SheEcbRequest>
{
    /// <inheritdoc/>
    protected override bool HasShape(SheEcbRequest request) => request.Data.Length % SheKey.LengthBytes == 0;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheEcbRequest request)
    {
        var status = TakeKey(session, request.KeySlot, forMac: false, out var key);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        return new SheCipherResponse(Bytes.Adopt(request.Direction == CipherDirection.Encrypt
            ? SheCrypto.Encrypt(AesMode.Ecb, key!.Value, [], request.Data.Span)
            : SheCrypto.Decrypt(AesMode.Ecb, key!.Value, [], request.Data.Span)));
    }
}
