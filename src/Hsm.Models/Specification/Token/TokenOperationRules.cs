using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>
/// Searches and single-part ciphers (PKCS#11 v2.40, sections 11.7 to 11.9). What a search tells is settled when it
/// begins; what a cipher uses is the key as it was when it began.
/// </summary>
internal static class TokenOperationRules
{
    public static void FindInit(TokenSituation now, TokenSessionModel session, TokenAttributes template)
    {
        if (session.Search is not null)
        {
            now.Refuse(TokenResult.OperationActive);
            return;
        }

        TokenApplicationModel knowing = now.Application;
        var handles = new List<uint>();
        foreach ((uint serial, NvmId id, TokenAttributes attributes) in now.Matching(template))
        {
            knowing = knowing.Know(serial, id, attributes.Is(TokenAttributeType.Private), out uint handle);
            handles.Add(handle);
        }

        now.Done(knowing.With(session with { Search = new TokenHandles([.. handles]) }));
    }

    public static void Find(TokenSituation now, TokenSessionModel session, int maxCount)
    {
        if (session.Search is not { } search)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        if (maxCount < 0)
        {
            now.Refuse(TokenResult.ArgumentsBad);
            return;
        }

        int count = Math.Min(maxCount, search.Count);
        now.Answer(
            new TokenHandlesResponse(new TokenHandles(search.Span[..count])),
            now.Face.With(now.Application.With(session with { Search = new TokenHandles(search.Span[count..]) })));
    }

    public static void FindFinal(TokenSituation now, TokenSessionModel session)
    {
        if (session.Search is null)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        now.Done(now.Application.With(session with { Search = null }));
    }

    public static void CipherInit(TokenSituation now, TokenSessionModel session, TokenCipherInitRequest request)
    {
        TokenCipher cipher = request.Cipher;
        if ((cipher.IsEncryption ? session.Encryption : session.Decryption) is not null)
        {
            now.Refuse(TokenResult.OperationActive);
            return;
        }

        if (cipher.Iv.IsEmpty || cipher.TagLengthBytes is < 12 or > 16)
        {
            now.Refuse(TokenResult.MechanismParameterInvalid);
            return;
        }

        if (now.Find(request.Key) is not var (_, attributes))
        {
            now.Refuse(TokenResult.KeyHandleInvalid);
            return;
        }

        TokenResult result = TokenRules.MayUse(attributes, cipher.IsEncryption);
        if (result != TokenResult.Ok)
        {
            now.Refuse(result);
            return;
        }

        var begun = new TokenCipherModel(cipher, attributes.Find(TokenAttributeType.Value) ?? default);
        now.Done(now.Application.With(cipher.IsEncryption ? session with { Encryption = begun } : session with { Decryption = begun }));
    }

    public static void CipherRun(TokenSituation now, TokenSessionModel session, TokenCipherRunRequest request)
    {
        if ((request.IsEncryption ? session.Encryption : session.Decryption) is not { } begun)
        {
            now.Refuse(TokenResult.OperationNotInitialized);
            return;
        }

        TokenFace ended = now.Face.With(now.Application.With(
            request.IsEncryption ? session with { Encryption = null } : session with { Decryption = null }));
        now.Answer(request.IsEncryption ? Encrypt(now.Now, begun, request.Data) : Decrypt(now.Now, begun, request.Data), ended);
    }

    private static HsmResponse Encrypt(Situation now, TokenCipherModel begun, Bytes plaintext)
    {
        TokenCipher cipher = begun.Cipher;
        if (plaintext.Length + cipher.TagLengthBytes > now.Options.Info.CommDataLengthBytes)
        {
            return new TokenResponse(TokenResult.DataLengthRange);
        }

        return now.Options.Gcm.Encrypt(new AesGcmInput(begun.Key.Memory, cipher.Iv, cipher.Aad, plaintext, cipher.TagLengthBytes)) is { } output
            ? new TokenDataResponse(new Bytes([.. output.Ciphertext.Span, .. output.Tag.Span]))
            : new TokenResponse(TokenResult.DeviceError);
    }

    private static HsmResponse Decrypt(Situation now, TokenCipherModel begun, Bytes data)
    {
        TokenCipher cipher = begun.Cipher;
        int length = data.Length - cipher.TagLengthBytes;
        if (length < 0 || data.Length > now.Options.Info.CommDataLengthBytes)
        {
            return new TokenResponse(TokenResult.DataLengthRange);
        }

        var input = new AesGcmInput(begun.Key.Memory, cipher.Iv, cipher.Aad, data.Slice(0, length), cipher.TagLengthBytes);
        return now.Options.Gcm.Open(input, data.Slice(length, cipher.TagLengthBytes)) switch
        {
            null => new TokenResponse(TokenResult.DeviceError),
            { Plaintext: { } plaintext } => new TokenDataResponse(plaintext),
            _ => new TokenResponse(TokenResult.EncryptedDataInvalid),
        };
    }
}
