using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE ENC_CBC and DEC_CBC.</summary>
internal sealed class SheCbcHandler : SheHandler<SheCbcRequest>
{
    /// <inheritdoc/>
    protected override bool HasShape(SheCbcRequest request) => request.Data.Length % SheKey.LengthBytes == 0 && request.Iv.Length == SheKey.LengthBytes;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheCbcRequest request)
    {
        var status = TakeKey(session, request.KeySlot, forMac: false, out var key);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        return new SheCipherResponse(Bytes.Adopt(request.Direction == CipherDirection.Encrypt
            ? SheCrypto.Encrypt(AesMode.Cbc, key!.Value, request.Iv.ToArray(), request.Data.Span)
            : SheCrypto.Decrypt(AesMode.Cbc, key!.Value, request.Iv.ToArray(), request.Data.Span)));
    }
}
