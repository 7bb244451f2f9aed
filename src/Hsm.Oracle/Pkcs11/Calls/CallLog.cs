using System.IO.MemoryMappedFiles;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>
/// The calls of a round, in a file that the worker and its parent map: each thread of the worker appends to its own part with plain
/// stores, so recording costs no system call, and what is there survives the worker's death.
/// </summary>
internal sealed unsafe class CallLog : IDisposable
{
    /// <summary>Calls a thread can make in a round; those behind are not made.</summary>
    internal const int CapacityPerThread = 4096;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly CallSlot* _slots;

    private CallLog(MemoryMappedFile file, int threads)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, LengthBytes(threads));
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _slots = (CallSlot*)start;
    }

    /// <summary>Makes the file, all slots empty; of its parts the last is the worker's main thread's, which prepares and finishes rounds.</summary>
    internal static CallLog Create(string path, int threads) => new(
        MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, mapName: null, LengthBytes(threads)), threads);

    /// <summary>Maps the parent's file.</summary>
    internal static CallLog Open(string path, int threads) => new(MemoryMappedFile.CreateFromFile(path, FileMode.Open), threads);

    /// <summary>A slot of a thread's part.</summary>
    internal CallSlot* Slot(int thread, int index) => _slots + (thread * CapacityPerThread) + index;

    /// <summary>The calls of a thread, in order.</summary>
    internal IReadOnlyList<CallSlot> Read(int thread)
    {
        var calls = new List<CallSlot>();
        for (int i = 0; i < CapacityPerThread && Volatile.Read(ref *(int*)&Slot(thread, i)->State) != (int)CallState.Empty; i++)
        {
            calls.Add(*Slot(thread, i));
        }

        return calls;
    }

    /// <summary>Empties a thread's part; the thread must be idle.</summary>
    internal void Clear(int thread)
    {
        for (int i = 0; i < CapacityPerThread && Slot(thread, i)->State != CallState.Empty; i++)
        {
            *Slot(thread, i) = default;
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    private static long LengthBytes(int threads) => (long)threads * CapacityPerThread * CallSlot.LengthBytes;
}
