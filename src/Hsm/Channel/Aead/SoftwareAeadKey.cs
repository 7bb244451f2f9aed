using System.Security.Cryptography;
using Hsm.Abstractions;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Hsm;

/// <summary>A key for BouncyCastle's ciphers, where the platform has none; allocates a cipher a call.</summary>
internal sealed class SoftwareAeadKey : IAeadKey
{
    private readonly byte[] _key;
    private readonly Func<IAeadCipher> _create;
    private readonly bool _bigEndianNonce;

    /// <summary>Takes a key.</summary>
    /// <param name="key">Copied.</param>
    /// <param name="create">Makes a cipher.</param>
    /// <param name="bigEndianNonce">Byte order of the counter in the nonce.</param>
    public SoftwareAeadKey(ReadOnlySpan<byte> key, Func<IAeadCipher> create, bool bigEndianNonce)
    {
        _key = key.ToArray();
        _create = create;
        _bigEndianNonce = bigEndianNonce;
    }

    /// <inheritdoc/>
    public void Seal(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> sealedText) =>
        Process(Begin(nonce, associatedData, forEncryption: true), plaintext, sealedText);

    /// <inheritdoc/>
    public bool TryOpen(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> sealedText, Span<byte> plaintext)
    {
        try
        {
            Process(Begin(nonce, associatedData, forEncryption: false), sealedText, plaintext);
            return true;
        }
        catch (InvalidCipherTextException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private static void Process(IAeadCipher cipher, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var input = source.ToArray();
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var written = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        written += cipher.DoFinal(output, written);
        output.AsSpan(0, written).CopyTo(destination);
        CryptographicOperations.ZeroMemory(input);
        CryptographicOperations.ZeroMemory(output);
    }

    private IAeadCipher Begin(ulong nonce, ReadOnlySpan<byte> associatedData, bool forEncryption)
    {
        Span<byte> room = stackalloc byte[AeadCall.NonceLengthBytes];
        var call = AeadCall.Create(room, nonce, _bigEndianNonce, associatedData);
        var cipher = _create();
        cipher.Init(
            forEncryption,
            new AeadParameters(
                new KeyParameter(_key), IAeadAlgorithm.TagLengthBytes * 8, call.Nonce.ToArray(), associatedData.ToArray()));
        return cipher;
    }
}
