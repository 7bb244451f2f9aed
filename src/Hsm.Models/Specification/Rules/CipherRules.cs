using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// AES-GCM by key id. Linearizes where the key snapshot is taken, so the key's later fate does not matter
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
            || !TryTakeKey(now, request.Key, ObjectFlags.UsageEncrypt, out Bytes key))
        {
            return;
        }

        var input = new AesGcmInput(key.Memory, request.Iv, request.Aad, request.Plaintext, request.TagLengthBytes);
        switch (now.Options.Gcm.Encrypt(input))
        {
            case null: now.Refuse(HsmStatus.NotCompiledIn); break;
            case { } output: now.Tell(new AesGcmEncryptResponse(output.Ciphertext, output.Tag)); break;
        }
    }

    /// <summary>Decides by encrypting: the plaintext is the right one if and only if it encrypts to what was given.</summary>
    public static void Decrypt(Situation now, AesGcmDecryptRequest request)
    {
        int payload = request.Iv.Length + request.Aad.Length + request.Ciphertext.Length + request.Tag.Length;
        if (!HasShape(now, request.Iv, payload, request.Tag.Length)
            || !TryTakeKey(now, request.Key, ObjectFlags.UsageDecrypt, out Bytes key))
        {
            return;
        }

        // GCM enciphers by adding a key stream, which encrypting zeros tells.
        var zeros = new AesGcmInput(key.Memory, request.Iv, request.Aad, Bytes.Repeat(0, request.Ciphertext.Length), request.Tag.Length);
        if (now.Options.Gcm.Encrypt(zeros) is not { } stream)
        {
            now.Refuse(HsmStatus.NotCompiledIn);
            return;
        }

        Bytes plaintext = Add(request.Ciphertext, stream.Ciphertext);
        AesGcmOutput? again = now.Options.Gcm.Encrypt(zeros with { Data = plaintext });
        if (again?.Tag == request.Tag)
        {
            now.Tell(new AesGcmDecryptResponse(plaintext));
        }
        else
        {
            now.Refuse(HsmStatus.AesGcmAuth);
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

    private static bool TryTakeKey(Situation now, KeyId key, ObjectFlags usage, out Bytes bytes)
    {
        bytes = default;
        if (!now.TryAddress(key, out NvmId id))
        {
            return false;
        }

        StoredObject? found = now.FindKey(id);
        if (found is null)
        {
            now.Refuse(HsmStatus.NotFound);
            return false;
        }

        if ((found.Metadata.Flags & usage) == ObjectFlags.None)
        {
            now.Refuse(HsmStatus.Usage);
            return false;
        }

        if (found.Data.Length is not (16 or 24 or 32))
        {
            now.Refuse(HsmStatus.BadArgs);
            return false;
        }

        bytes = found.Data;
        return true;
    }

    private static Bytes Add(Bytes left, Bytes right)
    {
        byte[] sum = left.ToArray();
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] ^= right.Span[i];
        }

        return Bytes.Adopt(sum);
    }
}
