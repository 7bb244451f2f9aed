using Hsm.Abstractions;

namespace Hsm;

/// <summary>The encryption of a request.</summary>
/// <param name="request">What is asked.</param>
/// <param name="key">With which key.</param>
internal sealed class AesGcmEncryptOperation(AesGcmEncryptRequest request, KeySnapshot key) : AesGcmOperation(key)
{
    private AesGcmOutput _output;

    /// <inheritdoc/>
    protected override AesGcmInput Input => new(default, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes);

    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device)
    {
        var loan = Borrow(device);
        return loan.Key is { } cipher ? loan.Return(cipher.Encrypt(Input, out _output))
            : loan.Status == HsmStatus.NotCompiledIn ? device.AesGcmEncrypt(KeyedInput, out _output)
            : loan.Status;
    }

    /// <inheritdoc/>
    public override JobStep Finish(SessionState session) => JobStep.Done(
        Status == HsmStatus.Ok ? new AesGcmEncryptResponse(_output.Ciphertext, _output.Tag) : new StatusResponse(Status));
}
