using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// AES-GCM by key id or with a key brought along. Linearizes where the key snapshot is taken, so the key's later fate does not matter
/// (hsm-notes, 2).
/// </summary>
internal static class CipherRules
{
    private const int MinTagBytes = 12;
    private const int MaxTagBytes = 16;

    public static void Encrypt(Situation now, AesGcmEncryptRequest request)
    {
        int payload = request.Iv.Length + request.Aad.Length + request.Plaintext.Length;
        if (!HasShape(now, request.Iv, payload, request.TagLengthBytes)
            || !TryTakeKey(now, request, ObjectFlags.UsageEncrypt, out UsedKey key))
        {
            return;
        }

        var input = new AesGcmInput(key.Data.Memory, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes);
        switch (now.Options.Gcm.Encrypt(input))
        {
            case null: now.Refuse(HsmStatus.NotCompiledIn); break;
            case { } output when key.Hidden is null: now.Tell(new AesGcmEncryptResponse(output.Ciphertext, output.Tag)); break;
            case { } output:
                now.TellAny(
                    new AesGcmEncryptResponse(output.Ciphertext, output.Tag),
                    told => told.Ciphertext.Length == output.Ciphertext.Length && told.Tag.Length == output.Tag.Length);
                break;
        }
    }

    public static void Decrypt(Situation now, AesGcmDecryptRequest request)
    {
        int payload = request.Iv.Length + request.Aad.Length + request.Ciphertext.Length + request.Tag.Length;
        if (!HasShape(now, request.Iv, payload, request.Tag.Length)
            || !TryTakeKey(now, request, ObjectFlags.UsageDecrypt, out UsedKey key))
        {
            return;
        }

        var input = new AesGcmInput(key.Data.Memory, request.Iv, request.Aad, request.Ciphertext, request.Tag.Length);
        switch (now.Options.Gcm.Open(input, request.Tag))
        {
            case null: now.Refuse(HsmStatus.NotCompiledIn); break;
            case not null when key.Hidden is not null:
                // Whether a tag is that of a key nobody has seen can't be told.
                now.Refuse(HsmStatus.AesGcmAuth);
                now.TellAny(new AesGcmDecryptResponse(request.Ciphertext), told => told.Plaintext.Length == request.Ciphertext.Length);
                break;
            case { Plaintext: { } plaintext }: now.Tell(new AesGcmDecryptResponse(plaintext)); break;
            default: now.Refuse(HsmStatus.AesGcmAuth); break;
        }
    }

    private static bool HasShape(Situation now, Bytes iv, int payloadBytes, int tagBytes)
    {
        if (iv.Length >= 1 && tagBytes is >= MinTagBytes and <= MaxTagBytes && payloadBytes <= now.Options.Info.CommDataLengthBytes)
        {
            return true;
        }

        now.Refuse(HsmStatus.BadArgs);
        return false;
    }

    private static bool TryTakeKey(Situation now, AesRequest request, ObjectFlags usage, out UsedKey key)
    {
        key = new UsedKey(request.InlineKey, Hidden: null);
        if (!request.UsesInlineKey
            && !(now.TryAddress(request.Key, out _) && UsedKey.TryTake(now, request.Key, new KeyNeed(usage), out key)))
        {
            return false;
        }

        bool isAesKey = key.Data.Length is 16 or 24 or 32;
        if (!isAesKey)
        {
            now.Refuse(HsmStatus.BadArgs);
        }

        return isAesKey;
    }
}
