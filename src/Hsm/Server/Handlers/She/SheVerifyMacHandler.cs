using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE VERIFY_MAC: as many bytes as were sent, in constant time.</summary>
internal sealed class SheVerifyMacHandler : SheHandler<SheVerifyMacRequest>
{
    /// <inheritdoc/>
    protected override bool HasShape(SheVerifyMacRequest request) => request.Mac.Length is >= 1 and <= SheKey.LengthBytes;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheVerifyMacRequest request)
    {
        var status = TakeKey(session, request.KeySlot, forMac: true, out var key);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var mac = SheCrypto.Mac(key!.Value, request.Message.Span).AsSpan(0, request.Mac.Length);
        return new SheVerifyMacResponse(CryptographicOperations.FixedTimeEquals(mac, request.Mac.Span));
    }
}
