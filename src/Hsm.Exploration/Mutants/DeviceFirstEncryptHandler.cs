using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A1, one half. Takes the accelerator before it reads the key, and so waits for the NVM lock while holding the device
/// (wolfHSM, guidance on hardware locks).
/// </summary>
/// <param name="right">The right handler, for requests that are refused before a key is looked for.</param>
internal sealed class DeviceFirstEncryptHandler(RequestHandler right) : RequestHandler<AesGcmEncryptRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, AesGcmEncryptRequest request)
    {
        if (!session.TryAddress(request.Key, out var id) || request.Iv.IsEmpty)
        {
            return right.Handle(session, request);
        }

        using var device = session.LockDevice();
        if (device.Failed)
        {
            return Answer(device.Status);
        }

        var status = session.Server.Components.KeyReader.Take(session, id, out var key);
        if (key is null)
        {
            return Answer(status);
        }

        using (key)
        {
            status = AesGcmShape.CheckKey(key, ObjectFlags.UsageEncrypt);
            var input = new AesGcmInput(key.Material, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes);
            if (status != HsmStatus.Ok || session.Server.Crypto.ProviderOf(input) is not { } provider)
            {
                return Answer(status == HsmStatus.Ok ? HsmStatus.NotCompiledIn : status);
            }

            status = provider.AesGcmEncrypt(input, out var output);
            return status == HsmStatus.Ok ? new AesGcmEncryptResponse(output.Ciphertext, output.Tag) : Answer(status);
        }
    }
}
