using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <content>Calls of members of collections that are not thread-safe. What the receiver is, is decided here, at run time.</content>
public static partial class Probe
{
    /// <summary>Before a call that reads a collection's contents.</summary>
    /// <param name="receiver">The collection, a view of one or an enumerator; anything else passes, null included.</param>
    /// <param name="site">The site; its member names the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadCollection(object? receiver, int site) => Collection(receiver, site, AccessKind.Read);

    /// <summary>Before a call that changes a collection's contents.</summary>
    /// <param name="receiver">The collection, a view of one or an enumerator; anything else passes, null included.</param>
    /// <param name="site">The site; its member names the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteCollection(object? receiver, int site) => Collection(receiver, site, AccessKind.Write);

    /// <summary>Before <c>base.M()</c> that reads the contents: the override that calls it is not what runs next.</summary>
    /// <param name="receiver">The object whose base part is called.</param>
    /// <param name="site">The site.</param>
    public static void ReadCollectionBase(object? receiver, int site) => Collection(receiver, site, AccessKind.Read, isBase: true);

    /// <summary>Before <c>base.M()</c> that changes the contents.</summary>
    /// <param name="receiver">The object whose base part is called.</param>
    /// <param name="site">The site.</param>
    public static void WriteCollectionBase(object? receiver, int site) => Collection(receiver, site, AccessKind.Write, isBase: true);

    /// <summary>The same for a receiver given by reference: a struct enumerator, or a value of a type parameter's type.</summary>
    /// <typeparam name="T">The receiver's type.</typeparam>
    /// <param name="receiver">The receiver.</param>
    /// <param name="site">The site.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ReadCollectionIn<T>(ref T receiver, int site)
        where T : allows ref struct
        => CollectionIn(ref receiver, site, AccessKind.Read);

    /// <summary>The same for a call that changes the contents.</summary>
    /// <typeparam name="T">The receiver's type.</typeparam>
    /// <param name="receiver">The receiver.</param>
    /// <param name="site">The site.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteCollectionIn<T>(ref T receiver, int site)
        where T : allows ref struct
        => CollectionIn(ref receiver, site, AccessKind.Write);

    private static void Collection(object? receiver, int site, AccessKind kind, bool isBase = false)
    {
        if (LogicalThread.Current is { } thread && receiver is not null)
        {
            thread.Execution.CollectionAccess(thread, receiver, new CollectionTouch(site, kind, isBase));
        }
    }

    private static void CollectionIn<T>(ref T receiver, int site, AccessKind kind)
        where T : allows ref struct
    {
        if (LogicalThread.Current is not { } thread)
        {
            return;
        }

        if (!typeof(T).IsValueType)
        {
            Collection(Unsafe.As<T, object?>(ref receiver), site, kind);
        }
        else if (!StructView<T>.IsEmpty)
        {
            thread.Execution.CollectionAccess(thread, ref receiver, new CollectionTouch(site, kind));
        }
    }
}
