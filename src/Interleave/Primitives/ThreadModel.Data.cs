using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Thread.

namespace Interleave.Primitives;

/// <content>Data slots: real slots as identities, values by logical thread, names by execution.</content>
public static partial class ThreadModel
{
    public static LocalDataStoreSlot AllocateDataSlot() => Thread.AllocateDataSlot();

    public static LocalDataStoreSlot AllocateNamedDataSlot(string name)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Thread.AllocateNamedDataSlot(name);
        }

        LocalDataStoreSlot slot = Thread.AllocateDataSlot();
        NamedSlots(thread).Add(name, slot);
        return slot;
    }

    public static LocalDataStoreSlot GetNamedDataSlot(string name)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Thread.GetNamedDataSlot(name);
        }

        return NamedSlots(thread).TryGetValue(name, out LocalDataStoreSlot? slot) ? slot : AllocateNamedDataSlot(name);
    }

    public static void FreeNamedDataSlot(string name)
    {
        if (LogicalThread.Current is { } thread)
        {
            NamedSlots(thread).Remove(name);
        }
        else
        {
            Thread.FreeNamedDataSlot(name);
        }
    }

    public static object? GetData(LocalDataStoreSlot slot)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return Thread.GetData(slot);
        }

        ArgumentNullException.ThrowIfNull(slot);
        return thread.Execution.Resource<ThreadLocalResource>(slot, out _).TryGet(thread, out object? value) ? value : null;
    }

    public static void SetData(LocalDataStoreSlot slot, object? data)
    {
        if (LogicalThread.Current is not { } thread)
        {
            Thread.SetData(slot, data);
            return;
        }

        ArgumentNullException.ThrowIfNull(slot);
        thread.Execution.Resource<ThreadLocalResource>(slot, out _).Set(thread, data);
    }

    /// <summary>The real names outlive the execution.</summary>
    private static Dictionary<string, LocalDataStoreSlot> NamedSlots(LogicalThread thread)
    {
        if (!thread.Execution.Extensions.TryGetValue(typeof(LocalDataStoreSlot), out object? names))
        {
            names = new Dictionary<string, LocalDataStoreSlot>(StringComparer.Ordinal);
            thread.Execution.Extensions.Add(typeof(LocalDataStoreSlot), names);
        }

        return (Dictionary<string, LocalDataStoreSlot>)names;
    }
}
