using Hsm.Abstractions;

namespace Hsm;

/// <summary>All hash functions, our own code: the wire hands states out and back (hsm-notes 16).</summary>
internal sealed class SoftwareHashes : IHashPort
{
    /// <inheritdoc/>
    public bool Supports(HashFunction function, bool hasState) => function.IsKnown();

    /// <inheritdoc/>
    public HsmStatus Hash(HashFunction function, ReadOnlySpan<byte> message, out Bytes digest)
    {
        digest = default;
        if (!function.IsKnown())
        {
            return HsmStatus.NotCompiledIn;
        }

        var whole = message.Length - (message.Length % function.BlockLengthBytes());
        var status = Update(Start(function), message[..whole], out var state);
        return status == HsmStatus.Ok ? Finish(state, message[whole..], out digest) : status;
    }

    /// <inheritdoc/>
    public HashState Start(HashFunction function) =>
        new(function, function.IsSha3() ? Sha3.Start() : Sha2.Start(function), 0);

    /// <inheritdoc/>
    public HsmStatus Update(HashState state, ReadOnlySpan<byte> blocks, out HashState next)
    {
        var words = state.Words.ToArray();
        next = default;
        var block = state.Function.BlockLengthBytes();
        if (block == 0)
        {
            return HsmStatus.NotCompiledIn;
        }

        if (state.Function.IsSha3())
        {
            Sha3.Update(words, blocks, block);
        }
        else
        {
            Sha2.Update(words, blocks);
        }

        next = new HashState(state.Function, Bytes.Adopt(words), state.LengthBytes + (ulong)blocks.Length);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Finish(HashState state, ReadOnlySpan<byte> rest, out Bytes digest)
    {
        digest = default;
        if (!state.Function.IsKnown())
        {
            return HsmStatus.NotCompiledIn;
        }

        digest = state.Function.IsSha3() ? Sha3.Finish(state, rest) : Sha2.Finish(state, rest);
        return HsmStatus.Ok;
    }
}
