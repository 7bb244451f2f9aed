using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>Textbook RSA.</summary>
internal sealed class RsaHandler : KeyOperationHandler<RsaRequest>
{
    /// <inheritdoc/>
    protected override HsmStatus CheckShape(ServerState server, RsaRequest request) =>
        Enum.IsDefined(request.Operation) && !request.Data.IsEmpty ? CheckLength(server, request.Data.Length) : HsmStatus.BadArgs;

    /// <summary>By the name of the operation, as wolfHSM: the one that signs is an "encrypt" too.</summary>
    /// <param name="request">What is asked.</param>
    /// <returns>The usage the key must have.</returns>
    protected override ObjectFlags UsageOf(RsaRequest request) =>
        request.Operation is RsaOperation.PublicEncrypt or RsaOperation.PrivateEncrypt ? ObjectFlags.UsageEncrypt : ObjectFlags.UsageDecrypt;

    /// <inheritdoc/>
    protected override bool IsSupportedBy(ICryptoProvider provider, RsaRequest request, ReadOnlySpan<byte> key) =>
        provider.Rsa.SupportsRawOperations;

    /// <inheritdoc/>
    protected override HsmStatus Work(ProviderWork work, RsaRequest request, ReadOnlySpan<byte> key, out HsmResponse? response)
    {
        response = null;
        var rsa = work.Provider.Rsa;
        var status = rsa.GetSize(key, out var length);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        if (request.Data.Length > length)
        {
            return HsmStatus.BadArgs;
        }

        if (request.OutputLengthBytes < length)
        {
            return HsmStatus.BufferSize;
        }

        // A shorter number is one with zeros before it (wolfHSM's client sends those).
        var number = new byte[length];
        request.Data.Span.CopyTo(number.AsSpan(length - request.Data.Length));
        var isPublic = request.Operation is RsaOperation.PublicEncrypt or RsaOperation.PublicDecrypt;
        status = isPublic
            ? rsa.PublicOperation(key, number, out var output)
            : rsa.PrivateOperation(key, number, out output);
        CryptographicOperations.ZeroMemory(number);
        response = new RsaResponse(output);
        return status;
    }
}
