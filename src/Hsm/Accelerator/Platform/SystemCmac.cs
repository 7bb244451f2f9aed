using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// CMAC of any number of messages with a single key set-up, which costs as much as a kilobyte. All of them go through one
/// CBC chain that is never begun anew: the first block of a message takes the last ciphertext out of it again.
/// </summary>
internal sealed class SystemCmac : ICmac
{
    private const int Block = 16;

    private readonly DeviceGate _gate;
    private readonly Aes _aes = Aes.Create();
    private readonly ICryptoTransform _chain;

    // The enciphered zero block, from which whoever has it makes the subkeys; and the last ciphertext of the chain.
    private readonly byte[] _zero = new byte[Block];
    private readonly byte[] _last = new byte[Block];
    private byte[] _blocks = [];

    /// <summary>Sets a key up.</summary>
    /// <param name="gate">Of the device. Setting a key up does not work it.</param>
    /// <param name="key">16, 24 or 32 bytes.</param>
    public SystemCmac(DeviceGate gate, ReadOnlySpan<byte> key)
    {
        _gate = gate;
        _aes.Padding = PaddingMode.None;
        _aes.SetKey(key);
        _aes.IV = new byte[Block];
        _chain = _aes.CreateEncryptor();
        _chain.TransformBlock(new byte[Block], 0, Block, _zero, 0);
        _zero.CopyTo(_last, 0);
    }

    /// <inheritdoc/>
    public HsmStatus Compute(ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var status = _gate.TryEnter();
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        try
        {
            var length = Math.Max(1, (message.Length + Block - 1) / Block) * Block;
            if (_blocks.Length < length)
            {
                _blocks = new byte[length];
            }

            var before = length - Block;
            message[..before].CopyTo(_blocks);
            _zero.CopyTo(_blocks, before);
            CmacMode.CompleteLast(_blocks.AsSpan(before, Block), message[before..]);
            for (var i = 0; i < Block; i++)
            {
                _blocks[i] ^= _last[i];
            }

            // In place: what stays of the message is its ciphertext.
            _chain.TransformBlock(_blocks, 0, length, _blocks, 0);
            _blocks.AsSpan(before, Block).CopyTo(_last);
            _last.CopyTo(mac);
            return status;
        }
        finally
        {
            _gate.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _chain.Dispose();
        _aes.Dispose();
        CryptographicOperations.ZeroMemory(_zero);
        CryptographicOperations.ZeroMemory(_last);
    }
}
