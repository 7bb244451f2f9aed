using Hsm.Abstractions;

namespace Hsm;

/// <summary>AES-CTR with the client's state (NIST SP 800-38A, 6.5), composed of ECB: the key stream is enciphered counters.</summary>
internal static class CtrMode
{
    /// <summary>Enciphers or deciphers, which is the same.</summary>
    /// <param name="aes">Has ECB for the key's length.</param>
    /// <param name="key">The key.</param>
    /// <param name="request">State and data; of the right shape.</param>
    /// <param name="response">When Ok.</param>
    /// <returns>As the port.</returns>
    public static HsmStatus Run(IAesPort aes, ReadOnlyMemory<byte> key, AesCtrRequest request, out AesCtrResponse? response)
    {
        response = null;
        var output = request.Data.ToArray();
        var left = request.State.Left;
        var reused = Math.Min(left, output.Length);
        Add(output.AsSpan(0, reused), request.State.KeyStream.Span[^left..]);
        var blocks = (output.Length - reused + AesInput.BlockLengthBytes - 1) / AesInput.BlockLengthBytes;
        var counters = new byte[blocks * AesInput.BlockLengthBytes];
        var counter = request.State.Counter.ToArray();
        for (var offset = 0; offset < counters.Length; offset += AesInput.BlockLengthBytes)
        {
            counter.CopyTo(counters, offset);
            Increment(counter);
        }

        var stream = new byte[counters.Length];
        var status = aes.Encrypt(new AesInput(AesMode.Ecb, key, default, counters), stream);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        Add(output.AsSpan(reused), stream);
        var unused = blocks == 0 ? left - reused : stream.Length - (output.Length - reused);
        var last = blocks == 0 ? request.State.KeyStream : new Bytes(stream.AsSpan(stream.Length - AesInput.BlockLengthBytes));
        response = new AesCtrResponse(
            Bytes.Adopt(output), new AesCtrState(Bytes.Adopt(counter), unused == 0 ? Bytes.Empty : last, unused));
        return HsmStatus.Ok;
    }

    private static void Add(Span<byte> data, ReadOnlySpan<byte> stream)
    {
        for (var i = 0; i < data.Length; i++)
        {
            data[i] ^= stream[i];
        }
    }

    private static void Increment(byte[] counter)
    {
        for (var i = counter.Length - 1; i >= 0 && ++counter[i] == 0; i--)
        {
        }
    }
}
