using System.Diagnostics;
using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>
/// A thread's way to the module: typed calls, each stamped before and after and logged before it is made, with canaries around
/// what the module writes. One thread's.
/// </summary>
internal sealed unsafe partial class ModuleCalls(Pkcs11Module module, CallLog log, int thread) : IDisposable
{
    private readonly CallMemory _memory = new();
    private CallSlot* _current;
    private int _used;

    /// <summary>What the scenario calls the thing that the next call is about.</summary>
    internal long Subject { get; set; }

    /// <summary>What the scenario asks for in the next call.</summary>
    internal long Argument { get; set; }

    /// <summary>The scenario's word for what the next calls are a part of.</summary>
    internal int Purpose { get; set; }

    /// <summary>Calls that can still be made in this round.</summary>
    internal int Left => CallLog.CapacityPerThread - _used;

    /// <summary>The layout of what is passed.</summary>
    internal NativeLayout Layout => module.Layout;

    /// <summary>Begins a round: the log of this thread is empty.</summary>
    internal void Clear()
    {
        log.Clear(thread);
        _used = 0;
        Subject = 0;
        Argument = 0;
        Purpose = 0;
    }

    /// <summary>Notes what the last call's answer means, in the scenario's numbers.</summary>
    internal void Note(long answer, long answer2 = 0)
    {
        _current->Answer = answer;
        _current->Answer2 = answer2;
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>The last thing before a call.</summary>
    private FunctionList Begin(CkFunction function, ulong session, ulong target)
    {
        if (_used == CallLog.CapacityPerThread)
        {
            throw new OracleException($"A round makes more than {CallLog.CapacityPerThread} calls in one thread.", "Report this: no scenario needs as many.");
        }

        CallSlot* slot = log.Slot(thread, _used++);
        _current = slot;
        slot->Function = function;
        slot->Session = session;
        slot->Target = target;
        slot->Subject = Subject;
        slot->Argument = Argument;
        slot->Purpose = Purpose;
        slot->CallTime = Stopwatch.GetTimestamp();
        Volatile.Write(ref *(int*)&slot->State, (int)CallState.Called);
        return module.Functions;
    }

    /// <summary>The first thing after a call.</summary>
    private CkResult End(CkResult result)
    {
        CallSlot* slot = _current;
        slot->ReturnTime = Stopwatch.GetTimestamp();
        slot->Result = result;
        Volatile.Write(ref *(int*)&slot->State, (int)CallState.Returned);
        return _memory.WrittenAround() is { } written ? throw new CorruptionException($"{slot->Function} {written}.") : result;
    }

    /// <summary>A length that the module told, held against the room it had.</summary>
    private int Length(byte* at, int roomBytes)
    {
        ulong told = Layout.ReadUlong(at);
        return told <= (ulong)roomBytes
            ? (int)told
            : throw new CorruptionException($"{_current->Function} answered {CkConstants.NameOf(_current->Result)} with a length of {told} for a buffer of {roomBytes} bytes.");
    }

    private byte* Template(IReadOnlyList<CkAttribute> attributes)
    {
        StructShape shape = Layout.Attribute;
        byte* template = _memory.Take(Math.Max(1, attributes.Count) * shape.LengthBytes);
        for (int i = 0; i < attributes.Count; i++)
        {
            byte* value = _memory.Copy(attributes[i].Value);
            Fill(template + (i * shape.LengthBytes), (ulong)attributes[i].Type, value, attributes[i].Value.Length);
        }

        return template;
    }

    /// <summary>Fills a CK_ATTRIBUTE or CK_MECHANISM, which have one shape.</summary>
    private void Fill(byte* at, ulong type, byte* value, int lengthBytes)
    {
        StructShape shape = Layout.Attribute;
        Layout.WriteUlong(at, type);
        System.Runtime.CompilerServices.Unsafe.WriteUnaligned(at + shape.OffsetsBytes[1], (nint)value);
        Layout.WriteUlong(at + shape.OffsetsBytes[2], (ulong)lengthBytes);
    }
}
