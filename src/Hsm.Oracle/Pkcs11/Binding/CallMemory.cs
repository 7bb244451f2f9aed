using System.Runtime.InteropServices;

namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>
/// Memory for the arguments of one call: outside the collected heap, so nothing moves or dies while a module reads it
/// (hsm-notes, 18). What a module may write to has canaries on both sides. One thread's.
/// </summary>
internal sealed unsafe class CallMemory : IDisposable
{
    private const int CapacityBytes = 256 * 1024;
    private const int CanaryLengthBytes = 64;
    private const byte Canary = 0xC5;
    private const int AlignmentBytes = 16;

    private readonly List<(int Offset, int Length)> _outputs = [];
    private readonly byte* _start = (byte*)NativeMemory.AlignedAlloc(CapacityBytes, AlignmentBytes);
    private int _used;

    /// <summary>Forgets the last call's arguments.</summary>
    internal void Reset()
    {
        _used = 0;
        _outputs.Clear();
    }

    /// <summary>Room that the module only reads, zeroed.</summary>
    /// <exception cref="OracleException">A call has more than 256 KiB of arguments.</exception>
    internal byte* Take(int lengthBytes)
    {
        int length = (lengthBytes + AlignmentBytes - 1) / AlignmentBytes * AlignmentBytes;
        if (length > CapacityBytes - _used)
        {
            throw new OracleException("A call's arguments are longer than 256 KiB.", "Report this: no scenario needs as much.");
        }

        byte* taken = _start + _used;
        _used += length;
        NativeMemory.Clear(taken, (nuint)length);
        return taken;
    }

    /// <summary>A copy that the module only reads; null for nothing.</summary>
    internal byte* Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }

        byte* copy = Take(bytes.Length);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return copy;
    }

    /// <summary>Room that the module writes to, between canaries.</summary>
    internal byte* TakeOutput(int lengthBytes)
    {
        byte* before = Take(CanaryLengthBytes + lengthBytes + CanaryLengthBytes);
        NativeMemory.Fill(before, (nuint)(CanaryLengthBytes + lengthBytes + CanaryLengthBytes), Canary);
        NativeMemory.Clear(before + CanaryLengthBytes, (nuint)lengthBytes);
        _outputs.Add(((int)(before - _start), lengthBytes));
        return before + CanaryLengthBytes;
    }

    /// <summary>Says which output the module wrote around; null: none.</summary>
    internal string? WrittenAround()
    {
        foreach ((int offset, int length) in _outputs)
        {
            byte* before = _start + offset;
            int under = Canaries(before).IndexOfAnyExcept(Canary);
            int over = Canaries(before + CanaryLengthBytes + length).IndexOfAnyExcept(Canary);
            if (under >= 0 || over >= 0)
            {
                return over >= 0
                    ? $"wrote behind an output buffer of {length} bytes, {over} bytes after its end"
                    : $"wrote before the start of an output buffer of {length} bytes";
            }
        }

        return null;
    }

    public void Dispose() => NativeMemory.AlignedFree(_start);

    private static ReadOnlySpan<byte> Canaries(byte* at) => new(at, CanaryLengthBytes);
}
