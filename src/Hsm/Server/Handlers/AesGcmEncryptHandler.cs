using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-GCM encryption: a snapshot of the key, then the provider under its own lock if it has one.</summary>
internal sealed class AesGcmEncryptHandler : RequestHandler<AesGcmEncryptRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, AesGcmEncryptRequest request)
    {
        var payload = request.Iv.Length + request.Aad.Length + request.Plaintext.Length;
        if (!AesGcmShape.IsValid(session.Server, payload, request.Iv, request.TagLengthBytes)
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
            return Encrypt(session, request, snapshot);
        }
    }

    private static HsmResponse Encrypt(SessionState session, AesGcmEncryptRequest request, KeySnapshot key)
    {
        var status = AesGcmShape.CheckKey(key, ObjectFlags.UsageEncrypt);
        if (status != HsmStatus.Ok)
        {
            return Answer(status);
        }

        var input = new AesGcmInput(key.Material, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes);
        status = session.Server.Crypto.Encrypt(session, input, out var output);
        return status == HsmStatus.Ok ? new AesGcmEncryptResponse(output.Ciphertext, output.Tag) : Answer(status);
    }
}
