using Hsm.Abstractions;

namespace Hsm;

/// <summary>The decryption of a request.</summary>
/// <param name="request">What is asked.</param>
/// <param name="key">With which key.</param>
internal sealed class AesGcmDecryptOperation(AesGcmDecryptRequest request, KeySnapshot key) : AesGcmOperation(key)
{
    private Bytes _plaintext;

    /// <inheritdoc/>
    protected override AesGcmInput Input => new(default, request.Iv, request.Aad, request.Ciphertext, request.Tag.Length);

    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device)
    {
        var loan = Borrow(device);
        return loan.Key is { } cipher ? loan.Return(cipher.Decrypt(Input, request.Tag, out _plaintext))
            : loan.Status == HsmStatus.NotCompiledIn ? device.AesGcmDecrypt(KeyedInput, request.Tag, out _plaintext)
            : loan.Status;
    }

    /// <inheritdoc/>
    public override JobStep Finish(SessionState session) => JobStep.Done(
        Status == HsmStatus.Ok ? new AesGcmDecryptResponse(_plaintext) : new StatusResponse(Status));
}
