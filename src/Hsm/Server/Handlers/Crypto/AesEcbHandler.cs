using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-ECB.</summary>
internal sealed class AesEcbHandler : AesHandler<AesEcbRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, AesEcbRequest request) =>
        !Enum.IsDefined(request.Direction) || request.Data.Length % AesInput.BlockLengthBytes != 0
            ? HsmStatus.BadArgs
            : CheckLength(server, request.Data.Length + request.InlineKey.Length);

    /// <inheritdoc/>
    protected override ObjectFlags UsageOf(AesEcbRequest request) => UsageOf(request.Direction);

    /// <inheritdoc/>
    protected override HsmStatus Work(AesWork work, AesEcbRequest request, out HsmResponse? response)
    {
        var output = new byte[request.Data.Length];
        var input = new AesInput(AesMode.Ecb, work.Key, default, request.Data.Memory);
        var status = request.Direction == CipherDirection.Encrypt ? work.Aes.Encrypt(input, output) : work.Aes.Decrypt(input, output);
        response = status == HsmStatus.Ok ? new AesEcbResponse(Bytes.Adopt(output)) : null;
        return status;
    }
}
