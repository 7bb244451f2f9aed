using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-GCM encryption: a snapshot of the key, then the operation, which owns it.</summary>
internal sealed class AesGcmEncryptHandler : PausingHandler<AesGcmEncryptRequest>
{
    /// <inheritdoc/>
    protected override JobStep Begin(SessionState session, AesGcmEncryptRequest request)
    {
        var payload = request.Iv.Length + request.Aad.Length + request.Plaintext.Length;
        if (!AesGcmShape.IsValid(session.Server, payload, request.Iv, request.TagLengthBytes))
        {
            return Answer(HsmStatus.BadArgs);
        }

        var status = AesGcmShape.TakeKey(session, request, ObjectFlags.UsageEncrypt, out var snapshot);
        if (snapshot is null)
        {
            return Answer(status);
        }

        return OperationRunner.Run(session, new AesGcmEncryptOperation(request, snapshot));
    }
}
