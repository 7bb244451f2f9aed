using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Interleave.Runtime.MemoryModels;

namespace Interleave.Runtime;

/// <content>Probes in place of accesses, for the weak memory models: they decide which value a load returns.</content>
public static partial class Probe
{
    /// <summary>Loads an instance field.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="owner">The object; not null, for its field's address was taken.</param>
    /// <param name="location">The field.</param>
    /// <param name="site">The site; its member names the field.</param>
    /// <returns>The value seen.</returns>
    public static T LoadField<T>(object owner, ref T location, int site)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return location;
        }

        if (thread.Execution.IsWeak)
        {
            return thread.Execution.WeakLoad(thread, new MemoryPlace(owner, SiteTable.MemberOf(site), site), ref location, IsVolatile(site));
        }

        thread.Execution.FieldAccess(thread, owner, site, AccessKind.Read);
        return location;
    }

    /// <summary>Stores to an instance field.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="owner">The object.</param>
    /// <param name="location">The field.</param>
    /// <param name="value">The value.</param>
    /// <param name="site">The site; its member names the field.</param>
    public static void StoreField<T>(object owner, ref T location, T value, int site)
    {
        if (LogicalThread.Current is { } thread)
        {
            if (thread.Execution.IsWeak)
            {
                thread.Execution.WeakStore(thread, new MemoryPlace(owner, SiteTable.MemberOf(site), site), ref location, value, IsVolatile(site));
                return;
            }

            thread.Execution.FieldAccess(thread, owner, site, AccessKind.Write);
        }

        location = value;
    }

    /// <summary>Loads a static field.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="location">The field.</param>
    /// <param name="owner">For a generic type its closed <see cref="Type"/>; else null.</param>
    /// <param name="site">The site; its member names the field.</param>
    /// <returns>The value seen.</returns>
    public static T LoadStatic<T>(ref T location, Type? owner, int site)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return location;
        }

        if (thread.Execution.IsWeak)
        {
            return thread.Execution.WeakLoad(thread, StaticPlace(owner, site), ref location, IsVolatile(site));
        }

        thread.Execution.FieldAccess(thread, owner, site, AccessKind.Read);
        return location;
    }

    /// <summary>Stores to a static field.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="location">The field.</param>
    /// <param name="value">The value.</param>
    /// <param name="owner">For a generic type its closed <see cref="Type"/>; else null.</param>
    /// <param name="site">The site; its member names the field.</param>
    public static void StoreStatic<T>(ref T location, T value, Type? owner, int site)
    {
        if (LogicalThread.Current is { } thread)
        {
            if (thread.Execution.IsWeak)
            {
                thread.Execution.WeakStore(thread, StaticPlace(owner, site), ref location, value, IsVolatile(site));
                return;
            }

            thread.Execution.FieldAccess(thread, owner, site, AccessKind.Write);
        }

        location = value;
    }

    /// <summary>Loads an array element.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="index">The index.</param>
    /// <param name="site">The site.</param>
    /// <returns>The value seen.</returns>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public static T LoadElement<T>(T[] array, nint index, int site)
    {
        ref T location = ref ElementOf(array, index);
        if (LogicalThread.Current is not { } thread)
        {
            return location;
        }

        if (thread.Execution.IsWeak)
        {
            return thread.Execution.WeakLoad(thread, new MemoryPlace(array, (int)index, site), ref location, IsVolatile(site));
        }

        thread.Execution.ElementAccess(thread, array, index, site, AccessKind.Read);
        return location;
    }

    /// <summary>Stores to an array element.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="index">The index.</param>
    /// <param name="value">The value.</param>
    /// <param name="site">The site.</param>
    /// <exception cref="NullReferenceException">There is no array.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    /// <exception cref="ArrayTypeMismatchException">The array cannot hold the value. Nothing is stored in any of these cases.</exception>
    public static void StoreElement<T>(T[] array, nint index, T value, int site)
    {
        ref T location = ref ElementOf(array, index);
        if (!typeof(T).IsValueType && value is not null && !array.GetType().GetElementType()!.IsInstanceOfType(value))
        {
            throw new ArrayTypeMismatchException();
        }

        if (LogicalThread.Current is { } thread)
        {
            if (thread.Execution.IsWeak)
            {
                thread.Execution.WeakStore(thread, new MemoryPlace(array, (int)index, site), ref location, value, IsVolatile(site));
                return;
            }

            thread.Execution.ElementAccess(thread, array, index, site, AccessKind.Write);
        }

        location = value;
    }

    /// <summary>Loads through a reference whose origin was noted where it was made, if it could be.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="location">The reference.</param>
    /// <param name="site">The site.</param>
    /// <returns>The value seen.</returns>
    public static T LoadRef<T>(ref T location, int site)
    {
        if (LogicalThread.Current is { Execution.IsWeak: true } thread && References.TryPlace(thread, ref location, site, out MemoryPlace place))
        {
            return thread.Execution.WeakLoad(thread, place, ref location, IsVolatile(site));
        }

        References.Access(ref Unsafe.As<T, byte>(ref location), site, AccessKind.Read);
        return location;
    }

    /// <summary>Stores through a reference whose origin was noted where it was made, if it could be.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="location">The reference.</param>
    /// <param name="value">The value.</param>
    /// <param name="site">The site.</param>
    public static void StoreRef<T>(ref T location, T value, int site)
    {
        if (LogicalThread.Current is { Execution.IsWeak: true } thread && References.TryPlace(thread, ref location, site, out MemoryPlace place))
        {
            thread.Execution.WeakStore(thread, place, ref location, value, IsVolatile(site));
            return;
        }

        References.Access(ref Unsafe.As<T, byte>(ref location), site, AccessKind.Write);
        location = value;
    }

    /// <summary>Before a call into code that is not rewritten, which sees memory as it is: a full fence.</summary>
    public static void Fence()
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.MemoryForeignCall(thread);
        }
    }

    private static MemoryPlace StaticPlace(Type? owner, int site) => new(owner ?? Execution.StaticOwner, SiteTable.MemberOf(site), site, IsStatic: true);

    private static bool IsVolatile(int site) => SiteTable.Get(site).IsVolatile;

    private static ref T ElementOf<T>(T[] array, nint index)
    {
        // Not &array[index], which refuses an array whose elements are of a derived type.
        if ((nuint)index >= (nuint)array.LongLength)
        {
            throw new IndexOutOfRangeException();
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
    }
}
