using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-CMAC with the client's state (NIST SP 800-38B), composed of CBC and ECB.</summary>
internal static class CmacMode
{
    private const int Block = AesInput.BlockLengthBytes;
    private const byte Reduction = 0x87;

    /// <summary>Takes data in. The last block is held back, for the end treats it in another way.</summary>
    /// <param name="aes">Has both modes for the key's length.</param>
    /// <param name="key">The key.</param>
    /// <param name="state">Before and after; unchanged unless Ok.</param>
    /// <param name="data">Any number of bytes.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Update(IAesPort aes, ReadOnlyMemory<byte> key, ref CmacState state, ReadOnlySpan<byte> data)
    {
        byte[] all = [.. state.Buffer.Span, .. data];
        var whole = all.Length == 0 ? 0 : (all.Length - 1) / Block * Block;
        if (whole == 0)
        {
            state = state with { Buffer = new Bytes(all) };
            return HsmStatus.Ok;
        }

        var iv = state.TotalLengthBytes == 0 ? new byte[Block] : state.Digest.ToArray();
        var enciphered = new byte[whole];
        var status = aes.Encrypt(new AesInput(AesMode.Cbc, key, iv, all.AsMemory(0, whole)), enciphered);
        if (status == HsmStatus.Ok)
        {
            state = new CmacState(
                new Bytes(all.AsSpan(whole)), new Bytes(enciphered.AsSpan(whole - Block)), state.TotalLengthBytes + (uint)whole);
        }

        return status;
    }

    /// <summary>Ends.</summary>
    /// <param name="aes">Has both modes for the key's length.</param>
    /// <param name="key">The key.</param>
    /// <param name="state">Before.</param>
    /// <param name="mac">16 bytes.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Finish(IAesPort aes, ReadOnlyMemory<byte> key, CmacState state, Span<byte> mac)
    {
        var last = new byte[Block];
        var status = aes.Encrypt(new AesInput(AesMode.Ecb, key, default, new byte[Block]), last);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        CompleteLast(last, state.Buffer.Span);

        var iv = state.TotalLengthBytes == 0 ? new byte[Block] : state.Digest.ToArray();
        return aes.Encrypt(new AesInput(AesMode.Cbc, key, iv, last), mac);
    }

    /// <summary>All at once.</summary>
    /// <param name="aes">Has both modes for the key's length.</param>
    /// <param name="key">The key.</param>
    /// <param name="message">Any length.</param>
    /// <param name="mac">16 bytes.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Compute(IAesPort aes, ReadOnlyMemory<byte> key, ReadOnlySpan<byte> message, Span<byte> mac)
    {
        if (aes.SupportsCmac(key.Length))
        {
            return aes.Cmac(key.Span, message, mac);
        }

        var state = default(CmacState);
        var status = Update(aes, key, ref state, message);
        return status == HsmStatus.Ok ? Finish(aes, key, state, mac) : status;
    }

    /// <summary>Makes the last block, with its subkey, of the enciphered zero block.</summary>
    /// <param name="block">The enciphered zero block; the last block afterwards.</param>
    /// <param name="rest">0..16 bytes of the message that are left.</param>
    public static void CompleteLast(Span<byte> block, ReadOnlySpan<byte> rest)
    {
        // Subkeys (6.1): doubled once for a whole last block, twice for a padded one.
        Double(block);
        if (rest.Length < Block)
        {
            Double(block);
            block[rest.Length] ^= 0x80;
        }

        for (var i = 0; i < rest.Length; i++)
        {
            block[i] ^= rest[i];
        }
    }

    private static void Double(Span<byte> block)
    {
        var carry = block[0] >> 7;
        for (var i = 0; i < block.Length - 1; i++)
        {
            block[i] = (byte)((block[i] << 1) | (block[i + 1] >> 7));
        }

        block[^1] = (byte)((block[^1] << 1) ^ (carry * Reduction));
    }
}
