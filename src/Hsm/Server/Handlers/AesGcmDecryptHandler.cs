using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-GCM decryption: a snapshot of the key, then the provider under its own lock if it has one.</summary>
internal sealed class AesGcmDecryptHandler : RequestHandler<AesGcmDecryptRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, AesGcmDecryptRequest request)
    {
        var payload = request.Iv.Length + request.Aad.Length + request.Ciphertext.Length + request.Tag.Length;
        if (!AesGcmShape.IsValid(session.Server, payload, request.Iv, request.Tag.Length)
            || !session.TryAddress(request.Key, out var id))
        {
            return Answer(HsmStatus.BadArgs);
        }

        var status = session.Server.Components.KeyReader.Take(session, id, out var snapshot);
        if (snapshot is null)
        {
            return Answer(status);
        }

        using (snapshot)
        {
            return Decrypt(session, request, snapshot);
        }
    }

    private static HsmResponse Decrypt(SessionState session, AesGcmDecryptRequest request, KeySnapshot key)
    {
        var status = AesGcmShape.CheckKey(key, ObjectFlags.UsageDecrypt);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var input = new AesGcmInput(key.Material, request.Iv, request.Aad, request.Ciphertext, request.Tag.Length);
        status = session.Server.Crypto.Decrypt(session, input, request.Tag, out var plaintext);
        return status == HsmStatus.Ok ? new AesGcmDecryptResponse(plaintext) : Answer(status);
    }
}
