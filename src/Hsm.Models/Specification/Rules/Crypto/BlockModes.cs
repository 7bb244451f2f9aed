using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>
/// Modes and derivations written out from the standards over the bare block cipher and HMAC, so that nothing is shared
/// with the server's way of composing them.
/// </summary>
/// <param name="oracle">Block cipher and HMAC.</param>
internal sealed class BlockModes(ICryptoProvider oracle)
{
    private const int Block = AesInput.BlockLengthBytes;

    /// <summary>One block enciphered or deciphered.</summary>
    public byte[] Cipher(Bytes key, ReadOnlySpan<byte> block, bool isEncryption)
    {
        byte[] result = new byte[Block];
        var input = new AesInput(AesMode.Ecb, key.Memory, default, block.ToArray());
        _ = isEncryption ? oracle.Aes.Encrypt(input, result) : oracle.Aes.Decrypt(input, result);
        return result;
    }

    /// <summary>SP 800-38A, 6.1.</summary>
    public Bytes Ecb(Bytes key, Bytes data, bool isEncryption)
    {
        var output = new List<byte>();
        for (int at = 0; at < data.Length; at += Block)
        {
            output.AddRange(Cipher(key, data.Span.Slice(at, Block), isEncryption));
        }

        return new Bytes([.. output]);
    }

    /// <summary>SP 800-38A, 6.2.</summary>
    public Bytes Cbc(Bytes key, Bytes iv, Bytes data, bool isEncryption)
    {
        var output = new List<byte>();
        byte[] chain = iv.ToArray();
        for (int at = 0; at < data.Length; at += Block)
        {
            byte[] block = data.Span.Slice(at, Block).ToArray();
            byte[] made = isEncryption ? Cipher(key, Sum(block, chain), true) : Sum(Cipher(key, block, false), chain);
            output.AddRange(made);
            chain = isEncryption ? made : block;
        }

        return new Bytes([.. output]);
    }

    /// <summary>SP 800-38A, 6.5, one byte at a time.</summary>
    public AesCtrResponse Ctr(Bytes key, AesCtrState state, Bytes data)
    {
        byte[] counter = state.Counter.ToArray();
        byte[] stream = state.KeyStream.IsEmpty ? new byte[Block] : state.KeyStream.ToArray();
        int left = state.Left;
        byte[] output = data.ToArray();
        for (int i = 0; i < output.Length; i++)
        {
            if (left == 0)
            {
                stream = Cipher(key, counter, true);
                left = Block;
                for (int digit = Block - 1; digit >= 0 && ++counter[digit] == 0; digit--)
                {
                }
            }

            output[i] ^= stream[Block - left--];
        }

        return new AesCtrResponse(
            Bytes.Adopt(output), new AesCtrState(Bytes.Adopt(counter), left == 0 ? Bytes.Empty : Bytes.Adopt(stream), left));
    }

    /// <summary>SP 800-38B, 6.2: one step of the state.</summary>
    public CmacState CmacUpdate(Bytes key, CmacState state, Bytes data)
    {
        List<byte> pending = [.. state.Buffer.Span];
        byte[] chain = ChainOf(state);
        uint total = state.TotalLengthBytes;
        foreach (byte next in data.Span)
        {
            if (pending.Count == Block)
            {
                chain = Cipher(key, Sum([.. pending], chain), true);
                pending.Clear();
                total += Block;
            }

            pending.Add(next);
        }

        return new CmacState(new Bytes([.. pending]), total == state.TotalLengthBytes ? state.Digest : Bytes.Adopt(chain), total);
    }

    /// <summary>SP 800-38B, 6.1 and 6.2: the end.</summary>
    public byte[] CmacFinish(Bytes key, CmacState state)
    {
        byte[] subkey = Double(Cipher(key, new byte[Block], true));
        byte[] last = state.Buffer.ToArray();
        if (last.Length < Block)
        {
            subkey = Double(subkey);
            last = [.. last, 0x80, .. new byte[Block - last.Length - 1]];
        }

        return Cipher(key, Sum(Sum(last, subkey), ChainOf(state)), true);
    }

    /// <summary>SP 800-56C, 5.1, with the counter mode of SP 800-108, 4.1.</summary>
    public byte[] CmacKdf(Bytes salt, Bytes z, CmacKdfRequest request)
    {
        Bytes derivationKey = Bytes.Adopt(CmacFinish(salt, CmacUpdate(salt, default, z)));
        var output = new List<byte>();
        for (int counter = 1; output.Count < request.LengthBytes; counter++)
        {
            var message = new Bytes([(byte)(counter >> 24), (byte)(counter >> 16), (byte)(counter >> 8), (byte)counter, .. request.FixedInfo.Span]);
            output.AddRange(CmacFinish(derivationKey, CmacUpdate(derivationKey, default, message)));
        }

        return [.. output.Take(request.LengthBytes)];
    }

    /// <summary>RFC 5869, 2.2 and 2.3.</summary>
    public byte[] Hkdf(Bytes key, HkdfRequest request)
    {
        byte[] pseudorandom = Hmac(request.Function, request.Salt.Span, key.Span);
        var output = new List<byte>();
        byte[] previous = [];
        for (byte counter = 1; output.Count < request.LengthBytes; counter++)
        {
            previous = Hmac(request.Function, pseudorandom, [.. previous, .. request.Info.Span, counter]);
            output.AddRange(previous);
        }

        return [.. output.Take(request.LengthBytes)];
    }

    /// <summary>HMAC.</summary>
    public byte[] Hmac(HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        byte[] code = new byte[function.DigestLengthBytes()];
        oracle.Hmac.Compute(function, key, message, code);
        return code;
    }

    /// <summary>One byte with the other, modulo 2.</summary>
    public static byte[] Sum(byte[] left, byte[] right) => [.. left.Zip(right, static (one, two) => (byte)(one ^ two))];

    /// <summary>SP 800-38B, 6.1: from the enciphered zeroes to K1, and from K1 to K2.</summary>
    public static byte[] Double(ReadOnlySpan<byte> block)
    {
        UInt128 value = BinaryPrimitives.ReadUInt128BigEndian(block);
        byte[] doubled = new byte[Block];
        BinaryPrimitives.WriteUInt128BigEndian(doubled, (value << 1) ^ (value >> 127 == 0 ? 0u : 0x87u));
        return doubled;
    }

    private static byte[] ChainOf(CmacState state) => state.TotalLengthBytes == 0 ? new byte[Block] : state.Digest.ToArray();
}
