using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-GCM decryption: a snapshot of the key, then the operation, which owns it.</summary>
internal sealed class AesGcmDecryptHandler : PausingHandler<AesGcmDecryptRequest>
{
    /// <inheritdoc/>
    protected override JobStep Begin(SessionState session, AesGcmDecryptRequest request)
    {
        var payload = request.Iv.Length + request.Aad.Length + request.Ciphertext.Length + request.Tag.Length;
        if (!AesGcmShape.IsValid(session.Server, payload, request.Iv, request.Tag.Length))
        {
            return Answer(HsmStatus.BadArgs);
        }

        var status = AesGcmShape.TakeKey(session, request, ObjectFlags.UsageDecrypt, out var snapshot);
        if (snapshot is null)
        {
            return Answer(status);
        }

        return OperationRunner.Run(session, new AesGcmDecryptOperation(request, snapshot));
    }
}
