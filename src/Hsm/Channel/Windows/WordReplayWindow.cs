using System.Numerics;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A replay window without any lock, in the layout of RFC 6479: a ring of blocks, one more than the window needs. Each
/// word holds the number of its block and the block's bits, so one compare-and-swap replaces a word of an older block
/// whole, and no bit is ever taken for another block's.
/// </summary>
/// <remarks>
/// <para>
/// Mark sets the bit and then raises <c>next</c>. It takes effect when both are done, at whatever thread's hand, so that
/// <c>next</c> is always that of the specification; whoever answers on account of a bit or a newer block raises
/// <c>next</c> to it first. Ok of a Check takes effect where it read <c>next</c>: a bit that is clear later was clear
/// then, for bits of one block are only ever set. A mark that sets its bit after its counter has left the window took
/// effect just before it left.
/// </para>
/// <para>
/// A newer block in the ring means the old one is below the window as soon as <c>next</c> follows: with blocks of B and
/// a ring of W/B + 1 or more, the last counter of the old block is at most n - W - 1 for any n of the new one.
/// </para>
/// </remarks>
public sealed class WordReplayWindow : IReplayWindow
{
    private const int TagShift = 32;

    private readonly ulong[] _words;
    private readonly uint _ringMask;
    private readonly int _blockShift;
    private readonly ulong _widthCounters;

    // Invariant: at least n + 1 for every n whose Mark or Duplicate has been answered; never goes back.
    private ulong _next;
    private ulong _receivedCount;

    /// <summary>Makes an empty window.</summary>
    /// <param name="options">Sizes; the limit at most <see cref="MaxLimit"/> of the block size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size out of its range.</exception>
    public WordReplayWindow(ReplayWindowOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WidthCounters, 1);
        ArgumentOutOfRangeException.ThrowIfZero(options.Limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Limit, MaxLimit(options.BlockCounters));
        var least = ((options.WidthCounters + options.BlockCounters - 1) / options.BlockCounters) + 1;
        var blocks = options.RingBlocks == 0 ? (int)BitOperations.RoundUpToPowerOf2((uint)least) : options.RingBlocks;
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, least);
        _words = new ulong[blocks];
        for (var i = 0; i < blocks; i++)
        {
            _words[i] = (ulong)i << TagShift;
        }

        _ringMask = int.IsPow2(blocks) ? (uint)blocks - 1 : 0;
        _blockShift = BitOperations.Log2((uint)options.BlockCounters);
        _widthCounters = (ulong)options.WidthCounters;
        Limit = options.Limit;
    }

    /// <inheritdoc/>
    public string Name => "word";

    /// <inheritdoc/>
    public int WidthCounters => (int)_widthCounters;

    /// <inheritdoc/>
    public ulong Limit { get; }

    /// <inheritdoc/>
    public ulong ReceivedCount => Volatile.Read(ref _receivedCount);

    /// <summary>The greatest limit: block numbers have 32 bits.</summary>
    /// <param name="blockCounters">Counters in a block: a power of two, 1..32.</param>
    /// <returns>2^32 blocks, in counters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not such a power.</exception>
    public static ulong MaxLimit(int blockCounters) =>
        blockCounters is >= 1 and <= TagShift && int.IsPow2(blockCounters)
            ? (ulong)blockCounters << TagShift
            : throw new ArgumentOutOfRangeException(nameof(blockCounters), blockCounters, "A power of two, 1..32.");

    /// <inheritdoc/>
    public ReplayVerdict Check(ulong counter)
    {
        var next = Volatile.Read(ref _next);
        if (counter >= Limit || ReplayRange.IsBelow(counter, _widthCounters, next))
        {
            return ReplayVerdict.TooOld;
        }

        if (counter >= next)
        {
            return ReplayVerdict.Ok;
        }

        var block = (uint)(counter >> _blockShift);
        var word = Volatile.Read(ref WordOf(block));
        var verdict = Judge(word, block, BitOf(counter));
        if (verdict == ReplayVerdict.TooOld)
        {
            RaiseTo(word);
        }

        return verdict;
    }

    /// <inheritdoc/>
    public ReplayVerdict Mark(ulong counter)
    {
        if (counter >= Limit || ReplayRange.IsBelow(counter, _widthCounters, Volatile.Read(ref _next)))
        {
            return ReplayVerdict.TooOld;
        }

        var block = (uint)(counter >> _blockShift);
        var bit = BitOf(counter);
        ref var place = ref WordOf(block);
        var word = Volatile.Read(ref place);
        while (true)
        {
            var verdict = Judge(word, block, bit);
            if (verdict != ReplayVerdict.Ok)
            {
                RaiseTo(word);
                return verdict;
            }

            var marked = TagOf(word) == block ? word | bit : ((ulong)block << TagShift) | bit;
            var found = Interlocked.CompareExchange(ref place, marked, word);
            if (found == word)
            {
                Interlocked.Increment(ref _receivedCount);
                RaiseTo(counter + 1, Volatile.Read(ref _next));
                return ReplayVerdict.Ok;
            }

            word = found;
        }
    }

    private static uint TagOf(ulong word) => (uint)(word >> TagShift);

    private static ReplayVerdict Judge(ulong word, uint block, ulong bit)
    {
        var tag = TagOf(word);
        if (tag == block)
        {
            return (word & bit) == 0 ? ReplayVerdict.Ok : ReplayVerdict.Duplicate;
        }

        return tag > block ? ReplayVerdict.TooOld : ReplayVerdict.Ok;
    }

    private ref ulong WordOf(uint block) =>
        ref _words[_ringMask != 0 ? block & _ringMask : block % (uint)_words.Length];

    private ulong BitOf(ulong counter) => 1UL << (int)(counter & ((1UL << _blockShift) - 1));

    // A word that is the reason of an answer has a bit set: its newest counter has been marked, if not yet wholly.
    private void RaiseTo(ulong word) =>
        RaiseTo(((ulong)TagOf(word) << _blockShift) + (ulong)BitOperations.Log2((uint)word) + 1, Volatile.Read(ref _next));

    private void RaiseTo(ulong wanted, ulong next)
    {
        while (next < wanted)
        {
            var found = Interlocked.CompareExchange(ref _next, wanted, next);
            if (found == next)
            {
                return;
            }

            next = found;
        }
    }
}
