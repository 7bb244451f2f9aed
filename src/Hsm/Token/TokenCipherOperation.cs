using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>The work of a C_Encrypt, C_Decrypt, C_Sign or C_Verify, on a copy of the operation that was begun.</summary>
/// <param name="request">What is asked; its length was checked.</param>
/// <param name="active">The operation.</param>
/// <param name="copy">The copy; zeroed when the work is complete.</param>
internal sealed class TokenCipherOperation(TokenCipherRunRequest request, TokenCipherState active, TokenCipherState copy) : CryptoOperation
{
    // Null when Ok: what was decrypted has no padding.
    private byte[]? _output;

    /// <inheritdoc/>
    public override bool IsSupportedBy(ICryptoProvider provider) => TokenMechanisms.Has(provider, copy);

    /// <inheritdoc/>
    public override HsmStatus Execute(ICryptoProvider device) => TokenMechanisms.Run(device, copy, request.Data, out _output);

    /// <inheritdoc/>
    public override JobStep Finish(SessionState session)
    {
        HsmResponse response = Status switch
        {
            HsmStatus.Ok when request.Operation == TokenOperation.Verify => new TokenResponse(
                CryptographicOperations.FixedTimeEquals(_output, request.Signature.Span) ? TokenResult.Ok : TokenResult.SignatureInvalid),
            HsmStatus.Ok when _output is not null => new TokenDataResponse(Bytes.Adopt(_output)),
            HsmStatus.Ok or HsmStatus.AesGcmAuth => new TokenResponse(TokenResult.EncryptedDataInvalid),
            HsmStatus.Locked => new StatusResponse(HsmStatus.Locked),
            _ => new TokenResponse(TokenResult.DeviceError),
        };
        return JobStep.Done(response.IsOk ? TokenCipherRunHandler.End(session, request, active, response) : response);
    }

    /// <inheritdoc/>
    protected override void ReleaseKeys() => copy.Zero();
}
