using System.Runtime.CompilerServices;
using Interleave.Runtime.MemoryModels;

namespace Interleave.Runtime;

/// <summary>Accesses by reference: tells which location a managed reference points to.</summary>
public static class References
{
    // Stack frames of the running thread lie within this distance of a local; carriers have 4 MiB stacks.
    private const long StackReachBytes = 4 * 1024 * 1024;

    /// <summary>A plain access through a reference. References into the caller's own stack are no visible action.</summary>
    internal static void Access(ref byte reference, int site, AccessKind kind)
    {
        if (LogicalThread.Current is not { } thread || IsOnStack(ref reference))
        {
            return;
        }

        if (thread.Refs.TryFind(ref reference, out object owner, out int member))
        {
            thread.Execution.OriginAccess(thread, owner, member, site, kind);
        }
        else if (thread.Statics.TryFind(ref reference, out object? holder, out member))
        {
            thread.Execution.OriginAccess(thread, holder ?? Execution.StaticOwner, member, site, kind);
        }
        else
        {
            thread.Execution.UnknownAccess(thread, site, kind);
        }
    }

    /// <summary>For models of Interlocked and Volatile: a scheduling point before an atomic access by reference.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="thread">The calling logical thread.</param>
    /// <param name="reference">The location.</param>
    /// <param name="kind">Read, Write or ReadWrite. After a ReadWrite that changed the value the model calls <see cref="Execution.Mutated"/>.</param>
    public static void AtomicAccess<T>(LogicalThread thread, ref T reference, AccessKind kind)
    {
        ref byte target = ref Unsafe.As<T, byte>(ref reference);
        if (IsOnStack(ref target))
        {
            return;
        }

        if (thread.Execution.IsWeak && TryPlace(thread, ref reference, thread.CurrentSite, out MemoryPlace place))
        {
            thread.Execution.WeakAtomic(thread, place, ref reference, kind);
        }
        else if (thread.Refs.TryFind(ref target, out object? owner, out int member) || thread.Statics.TryFind(ref target, out owner, out member))
        {
            thread.Execution.AtomicAccess(thread, owner, member, kind);
        }
        else
        {
            thread.Execution.AtomicAccess(thread, null, Execution.UnknownMember, kind);
        }
    }

    /// <summary>Where a reference points; false into the stack and where its origin was not noted.</summary>
    internal static bool TryPlace<T>(LogicalThread thread, ref T reference, int site, out MemoryPlace place)
    {
        ref byte target = ref Unsafe.As<T, byte>(ref reference);
        place = default;
        if (IsOnStack(ref target))
        {
            return false;
        }

        if (thread.Refs.TryFind(ref target, out object owner, out int member))
        {
            place = new MemoryPlace(owner, member, site);
            return true;
        }

        if (thread.Statics.TryFind(ref target, out object? holder, out member))
        {
            place = new MemoryPlace(holder ?? Execution.StaticOwner, member, site, IsStatic: true);
            return true;
        }

        return false;
    }

    /// <summary>For models of Volatile: a read by reference under a weak memory model.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="reference">The location.</param>
    /// <param name="seen">The value it sees, when it was read here.</param>
    /// <returns>False when the caller must read memory itself; the scheduling point is behind it.</returns>
    internal static bool AcquireLoad<T>(ref T reference, out T seen)
    {
        seen = default!;
        if (LogicalThread.Current is not { } thread)
        {
            return false;
        }

        if (thread.Execution.IsWeak && TryPlace(thread, ref reference, thread.CurrentSite, out MemoryPlace place))
        {
            seen = thread.Execution.WeakLoad(thread, place, ref reference, isVolatile: true);
            return true;
        }

        AtomicAccess(thread, ref reference, AccessKind.Read);
        return false;
    }

    /// <summary>For models of Volatile: a write by reference under a weak memory model.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="reference">The location.</param>
    /// <param name="value">What to store.</param>
    /// <returns>False when the caller must write memory itself; the scheduling point is behind it.</returns>
    internal static bool ReleaseStore<T>(ref T reference, T value)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return false;
        }

        if (thread.Execution.IsWeak && TryPlace(thread, ref reference, thread.CurrentSite, out MemoryPlace place))
        {
            thread.Execution.WeakStore(thread, place, ref reference, value, isVolatile: true);
            return true;
        }

        AtomicAccess(thread, ref reference, AccessKind.Write);
        return false;
    }

    private static unsafe bool IsOnStack(ref byte reference)
    {
        byte local = 0;
        long distance = (byte*)Unsafe.AsPointer(ref reference) - &local;
        return distance is > -4096 and < StackReachBytes;
    }
}
