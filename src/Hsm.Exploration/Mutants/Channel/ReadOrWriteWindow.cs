using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// W6. A word of the bitmap read, or-ed and written instead of exchanged: of two marks in one word, one is lost, and its
/// counter is received again. Lives in the word form; the others write their bits under a lock, where it is equivalent.
/// </summary>
/// <param name="options">Sizes.</param>
internal sealed class ReadOrWriteWindow(ReplayWindowOptions options) : IReplayWindow
{
    private const int TagShift = 32;

    private readonly ulong[] _words = [.. Enumerable.Range(0, options.RingBlocks).Select(static i => (ulong)i << TagShift)];
    private ulong _next;
    private ulong _receivedCount;

    /// <inheritdoc/>
    public string Name => "word";

    /// <inheritdoc/>
    public int WidthCounters => options.WidthCounters;

    /// <inheritdoc/>
    public ulong Limit => options.Limit;

    /// <inheritdoc/>
    public ulong ReceivedCount => Volatile.Read(ref _receivedCount);

    private ulong Next => Volatile.Read(ref _next);

    /// <inheritdoc/>
    public ReplayVerdict Check(ulong counter)
    {
        if (IsTooOld(counter))
        {
            return ReplayVerdict.TooOld;
        }

        return counter >= Next ? ReplayVerdict.Ok : Judge(Volatile.Read(ref WordOf(counter)), counter);
    }

    /// <inheritdoc/>
    public ReplayVerdict Mark(ulong counter)
    {
        if (IsTooOld(counter))
        {
            return ReplayVerdict.TooOld;
        }

        ref var place = ref WordOf(counter);
        var word = Volatile.Read(ref place);
        var verdict = Judge(word, counter);
        if (verdict == ReplayVerdict.Ok)
        {
            var block = BlockOf(counter) << TagShift;
            Volatile.Write(ref place, (word >> TagShift << TagShift == block ? word : block) | BitOf(counter));
            Interlocked.Increment(ref _receivedCount);
        }

        for (var next = Next; next <= counter && Interlocked.CompareExchange(ref _next, counter + 1, next) != next; next = Next)
        {
            // Another mark came between; what it left may be enough.
        }

        return verdict;
    }

    private bool IsTooOld(ulong counter) => counter >= Limit || ReplayRange.IsBelow(counter, (ulong)WidthCounters, Next);

    private ulong BlockOf(ulong counter) => counter / (ulong)options.BlockCounters;

    private ulong BitOf(ulong counter) => 1UL << (int)(counter % (ulong)options.BlockCounters);

    private ref ulong WordOf(ulong counter) => ref _words[BlockOf(counter) % (ulong)options.RingBlocks];

    private ReplayVerdict Judge(ulong word, ulong counter)
    {
        var tag = word >> TagShift;
        if (tag > BlockOf(counter))
        {
            return ReplayVerdict.TooOld;
        }

        return tag == BlockOf(counter) && (word & BitOf(counter)) != 0 ? ReplayVerdict.Duplicate : ReplayVerdict.Ok;
    }
}
