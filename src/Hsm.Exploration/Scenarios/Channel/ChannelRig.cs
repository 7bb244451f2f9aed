using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>Both ends of a channel over model cryptography, fresh for one run. One is the initiator.</summary>
internal sealed class ChannelRig : IDisposable
{
    private const ulong Source = 1;

    /// <summary>Makes both ends.</summary>
    /// <param name="choice">Lock and window.</param>
    /// <param name="mutant">The planted bug, or none.</param>
    /// <param name="messageLimit">Packets under one key.</param>
    public ChannelRig(ChannelChoice choice, Mutant mutant, ulong messageLimit)
    {
        var options = new ChannelOptions
        {
            CreateLock = choice.CreateLock,
            CreateWindow = WindowChoice.All.First(window => window.Name == choice.Window).Create,
            Window = new ReplayWindowOptions { WidthCounters = 4, BlockCounters = 2, RingBlocks = 3 },
            MessageLimit = messageLimit,
        };
        var components = mutant.Channel(ChannelComponents.Default);
        Span<byte> forth = stackalloc byte[ChannelSecrets.SecretLengthBytes];
        Span<byte> back = stackalloc byte[ChannelSecrets.SecretLengthBytes];
        forth.Fill(1);
        back.Fill(2);
        using var first = new ChannelSecrets(forth, back, isInitiator: true);
        using var second = new ChannelSecrets(back, forth, isInitiator: false);
        One = new SecureChannel(first, options with { Aead = new AeadModel(Refuse) }, components);
        Two = new SecureChannel(second, options with { Aead = new AeadModel(Refuse) }, components);
    }

    /// <summary>The end that began.</summary>
    public SecureChannel One { get; }

    /// <summary>The end that answered.</summary>
    public SecureChannel Two { get; }

    /// <summary>Seals a packet of one byte, on the write side where only that can.</summary>
    /// <param name="from">The end.</param>
    /// <param name="content">The byte.</param>
    /// <returns>The packet.</returns>
    public static byte[] Send(SecureChannel from, byte content)
    {
        var packet = new byte[SecureChannel.OverheadBytes + 1];
        ReadOnlySpan<byte> plaintext = [content];
        var status = from.TrySeal(plaintext, packet, out _);
        if (status == ChannelStatus.NeedsExclusive)
        {
            status = from.Seal(plaintext, packet, out _);
        }

        Require(status == ChannelStatus.Ok, $"A packet can be sealed while counters and keys last; it was {status}.");
        return packet;
    }

    /// <summary>Opens a packet, on the write side where only that can.</summary>
    /// <param name="at">The end.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="content">What its plaintext must be.</param>
    /// <returns>How it ended.</returns>
    public static ChannelStatus Receive(SecureChannel at, byte[] packet, byte content)
    {
        var plaintext = new byte[1];
        var status = at.TryOpen(Source, packet, plaintext, out var written);
        if (status == ChannelStatus.NeedsExclusive)
        {
            Require(written == 0 && plaintext[0] == 0, "Nothing comes out of a packet that needs the write side.");
            status = at.Open(Source, packet, plaintext, out written);
        }

        var expected = status == ChannelStatus.Ok ? content : 0;
        Require(plaintext[0] == expected, $"A packet that ended as {status} gives {expected}, not {plaintext[0]}.");
        return status;
    }

    /// <summary>Runs bodies at the same time and waits for them.</summary>
    /// <param name="bodies">One a thread.</param>
    public static void Run(params Action[] bodies)
    {
        var threads = new Thread[bodies.Length];
        for (var i = 0; i < threads.Length; i++)
        {
            var body = bodies[i];
            threads[i] = new Thread(() => body()) { Name = $"thread {i}" };
            threads[i].Start();
        }

        Array.ForEach(threads, static thread => thread.Join());
    }

    /// <summary>Asserts an invariant.</summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="invariant">As a sentence.</param>
    public static void Require(bool holds, string invariant)
    {
        if (!holds)
        {
            throw new HsmInvariantException(invariant);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        One.Dispose();
        Two.Dispose();
    }

    private static void Refuse(string misuse) => throw new HsmInvariantException(misuse);
}
