using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-CBC; the answer brings the IV to go on with.</summary>
internal sealed class AesCbcHandler : AesHandler<AesCbcRequest>
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, AesCbcRequest request) =>
        !Enum.IsDefined(request.Direction) || request.Data.Length % Block != 0 || request.Iv.Length != Block
            ? HsmStatus.BadArgs
            : CheckLength(server, request.Data.Length + request.Iv.Length + request.InlineKey.Length);

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(AesCbcRequest request) => UsageOf(request.Direction);

    /// <inheritdoc/>
    protected override HsmStatus Work(AesWork work, AesCbcRequest request, out HsmResponse? response)
    {
        var output = new byte[request.Data.Length];
        var input = new AesInput(AesMode.Cbc, work.Key, request.Iv.Memory, request.Data.Memory);
        var isEncryption = request.Direction == CipherDirection.Encrypt;
        var status = isEncryption ? work.Aes.Encrypt(input, output) : work.Aes.Decrypt(input, output);
        var ciphertext = isEncryption ? Bytes.Adopt(output) : request.Data;
        var next = ciphertext.IsEmpty ? request.Iv : ciphertext.Slice(ciphertext.Length - Block, Block);
        response = status == HsmStatus.Ok ? new AesCbcResponse(Bytes.Adopt(output), next) : null;
        return status;
    }
}
