using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE LOAD_PLAIN_KEY.</summary>
internal sealed class SheLoadPlainKeyHandler : SheHandler<SheLoadPlainKeyRequest>
{
    /// <inheritdoc/>
    protected override bool HasShape(SheLoadPlainKeyRequest request) => request.Key.Length == SheKey.LengthBytes;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheLoadPlainKeyRequest request)
    {
        session.She.SetRamKey(new SheKey(request.Key.ToArray(), 0, SheKeyFlags.None), isPlain: true);
        return Answer(HsmStatus.Ok);
    }
}
