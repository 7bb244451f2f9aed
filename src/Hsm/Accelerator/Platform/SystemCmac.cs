using System.Security.Cryptography;

namespace Hsm;

/// <summary>
/// CMAC of one message with a single key set-up, which costs as much as a kilobyte: the CBC chain begins with a zero block,
/// whose ciphertext is what the subkeys come from, and the message's first block takes that ciphertext out of the chain.
/// </summary>
internal sealed class SystemCmac : IDisposable
{
    private const int Block = 16;

    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _chain;
    private readonly byte[] _blocks;

    /// <summary>Sets a key up.</summary>
    /// <param name="key">16, 24 or 32 bytes.</param>
    /// <param name="messageLengthBytes">Of the message.</param>
    public SystemCmac(ReadOnlySpan<byte> key, int messageLengthBytes)
    {
        _aes.Padding = PaddingMode.None;
        _aes.SetKey(key);
        _aes.IV = new byte[Block];
        _chain = _aes.CreateEncryptor();
        _blocks = new byte[Math.Max(1, (messageLengthBytes + Block - 1) / Block) * Block];
    }

    /// <summary>Computes it; once.</summary>
    /// <param name="message">Of the length that was named.</param>
    /// <param name="mac">16 bytes.</param>
    public void Compute(ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var zero = new byte[Block];
        _chain.TransformBlock(zero, 0, Block, zero, 0);
        var before = _blocks.Length - Block;
        message[..before].CopyTo(_blocks);
        zero.CopyTo(_blocks, before);
        CmacMode.CompleteLast(_blocks.AsSpan(before), message[before..]);
        for (var i = 0; i < Block; i++)
        {
            _blocks[i] ^= zero[i];
        }

        _chain.TransformBlock(_blocks, 0, _blocks.Length, _blocks, 0);
        _blocks.AsSpan(before).CopyTo(mac);

        // From the enciphered zero block whoever has it makes the subkeys.
        CryptographicOperations.ZeroMemory(zero);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chain.Dispose();
        _aes.Dispose();
    }
}
