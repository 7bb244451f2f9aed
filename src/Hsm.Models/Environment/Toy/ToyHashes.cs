using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>Stands in for SHA-2 and SHA-3: states and digests of the right lengths, made of 64 mixed bits. NOT SECURE.</summary>
internal sealed class ToyHashes : IHashPort
{
    private const ulong Domain = 0x48415348;

    public bool Supports(HashFunction function, bool hasState) => function.IsKnown();

    public HsmStatus Hash(HashFunction function, ReadOnlySpan<byte> message, out Bytes digest)
    {
        digest = default;
        if (!function.IsKnown())
        {
            return HsmStatus.NotCompiledIn;
        }

        int whole = message.Length - (message.Length % function.BlockLengthBytes());
        Update(Start(function), message[..whole], out HashState state);
        return Finish(state, message[whole..], out digest);
    }

    public HashState Start(HashFunction function) => Of(function, Domain + (ulong)function, 0);

    public HsmStatus Update(HashState state, ReadOnlySpan<byte> blocks, out HashState next)
    {
        // Block by block, so that it does not matter how a message is cut.
        ulong mixed = BinaryPrimitives.ReadUInt64LittleEndian(state.Words.Span);
        int block = state.Function.BlockLengthBytes();
        ulong length = state.LengthBytes + (ulong)blocks.Length;
        for (; !blocks.IsEmpty; blocks = blocks[block..])
        {
            mixed = ToyMixer.Absorb(mixed, blocks[..block]);
        }

        next = Of(state.Function, mixed, length);
        return HsmStatus.Ok;
    }

    public HsmStatus Finish(HashState state, ReadOnlySpan<byte> rest, out Bytes digest)
    {
        ulong mixed = ToyMixer.Absorb(BinaryPrimitives.ReadUInt64LittleEndian(state.Words.Span), rest);
        ulong length = state.Function.IsSha3() ? 0 : state.LengthBytes + (ulong)rest.Length;
        digest = Bytes.Adopt(ToyMixer.Squeeze(ToyMixer.Mix(mixed ^ length), state.Function.DigestLengthBytes()));
        return HsmStatus.Ok;
    }

    private static HashState Of(HashFunction function, ulong mixed, ulong length)
    {
        byte[] words = new byte[function.StateLengthBytes()];
        BinaryPrimitives.WriteUInt64LittleEndian(words, mixed);
        return new HashState(function, Bytes.Adopt(words), length);
    }
}
