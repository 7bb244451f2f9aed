using System.Runtime.CompilerServices;

namespace Interleave.Runtime;

/// <summary>
/// What rewritten code calls besides the models. Every member lets pass, doing nothing, when the calling OS thread
/// carries no logical thread. Not for use by hand.
/// </summary>
public static partial class Probe
{
    /// <summary>Notes where the modelled call that follows stands.</summary>
    /// <param name="site">The site.</param>
    public static void Site(int site)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (thread is not null)
        {
            thread.CurrentSite = site;
        }
        else
        {
            ForeignThreads.Seen(site);
        }
    }

    /// <summary>Where a delegate of an instance member is made: binding null is refused as the runtime refuses it.</summary>
    /// <param name="receiver">What the delegate binds.</param>
    /// <exception cref="ArgumentException">The receiver is null.</exception>
    public static void Bound(object? receiver)
    {
        if (receiver is null)
        {
            throw new ArgumentException("Delegate to an instance method cannot have null 'this'.");
        }
    }

    /// <summary>Before a plain read of an instance field.</summary>
    /// <param name="owner">The object; null passes (the access itself will throw).</param>
    /// <param name="site">The site; its member names the field.</param>
    public static void ReadField(object? owner, int site)
    {
        if (LogicalThread.Current is { } thread && owner is not null)
        {
            thread.Execution.FieldAccess(thread, owner, site, AccessKind.Read);
        }
    }

    /// <summary>Before a plain write of an instance field.</summary>
    /// <param name="owner">The object; null passes.</param>
    /// <param name="site">The site.</param>
    public static void WriteField(object? owner, int site)
    {
        if (LogicalThread.Current is { } thread && owner is not null)
        {
            thread.Execution.FieldAccess(thread, owner, site, AccessKind.Write);
        }
        else if (owner is not null)
        {
            ForeignThreads.OwnWritten(site);
        }
    }

    /// <summary>Before a read of a static field.</summary>
    /// <param name="owner">For a generic type its closed <see cref="Type"/>; else null.</param>
    /// <param name="site">The site.</param>
    public static void ReadStatic(Type? owner, int site) => Static(owner, site, AccessKind.Read);

    /// <summary>Before a write of a static field.</summary>
    /// <param name="owner">For a generic type its closed <see cref="Type"/>; else null.</param>
    /// <param name="site">The site.</param>
    public static void WriteStatic(Type? owner, int site) => Static(owner, site, AccessKind.Write);

    /// <summary>Before a read of an array element.</summary>
    /// <param name="array">The array; null or an index out of range passes (the access itself will throw).</param>
    /// <param name="index">The index.</param>
    /// <param name="site">The site.</param>
    public static void ReadElement(Array? array, nint index, int site) => Element(array, index, site, AccessKind.Read);

    /// <summary>Before a write of an array element.</summary>
    /// <param name="array">The array.</param>
    /// <param name="index">The index.</param>
    /// <param name="site">The site.</param>
    public static void WriteElement(Array? array, nint index, int site) => Element(array, index, site, AccessKind.Write);

    /// <summary>After a reference to an instance field was made: notes its origin.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <param name="owner">The object.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="site">The site; its member names the field.</param>
    /// <returns>The same reference.</returns>
    public static ref T RefField<T>(object? owner, ref T reference, int site)
        where T : allows ref struct
    {
        if (LogicalThread.Current is { } thread && owner is not null)
        {
            thread.Refs.Add(owner, ref Unsafe.As<T, byte>(ref reference), SiteTable.MemberOf(site));
        }

        return ref reference;
    }

    /// <summary>After a reference to an array element was made: notes its origin.</summary>
    /// <typeparam name="T">The element's type.</typeparam>
    /// <param name="array">The array.</param>
    /// <param name="index">The index.</param>
    /// <param name="reference">The reference.</param>
    /// <returns>The same reference.</returns>
    public static ref T RefElement<T>(Array? array, nint index, ref T reference)
    {
        if (LogicalThread.Current is { } thread && array is not null)
        {
            thread.Refs.Add(array, ref Unsafe.As<T, byte>(ref reference), (int)index);
        }

        return ref reference;
    }

    /// <summary>After a reference to a static field was made: notes its origin.</summary>
    /// <typeparam name="T">The field's type.</typeparam>
    /// <param name="reference">The reference.</param>
    /// <param name="owner">For a generic type its closed <see cref="Type"/>; else null.</param>
    /// <param name="site">The site.</param>
    /// <returns>The same reference.</returns>
    public static ref T RefStatic<T>(ref T reference, Type? owner, int site)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Statics.Note(ref reference, owner, site);
        }

        return ref reference;
    }

    /// <summary>Before a plain read through a reference whose origin is not known in the method.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="reference">The reference.</param>
    /// <param name="site">The site.</param>
    public static void ReadRef<T>(ref T reference, int site)
        where T : allows ref struct
        => References.Access(ref Unsafe.As<T, byte>(ref reference), site, AccessKind.Read);

    /// <summary>Before a plain write through a reference whose origin is not known in the method.</summary>
    /// <typeparam name="T">What it points to.</typeparam>
    /// <param name="reference">The reference.</param>
    /// <param name="site">The site.</param>
    public static void WriteRef<T>(ref T reference, int site)
        where T : allows ref struct
        => References.Access(ref Unsafe.As<T, byte>(ref reference), site, AccessKind.Write);

    /// <summary>First thing in a rewritten catch block: lets the tester's own exception pass.</summary>
    /// <param name="exception">What was caught.</param>
    public static void OnCatch(object? exception)
    {
        if (exception is TeardownException)
        {
            throw TeardownException.Instance;
        }
    }

    /// <summary>First thing in a rewritten exception filter.</summary>
    /// <param name="exception">What is filtered.</param>
    /// <returns>True when the filter must answer 0.</returns>
    public static bool IsTeardown(object? exception) => exception is TeardownException;

    /// <summary>Enters a region without scheduling points.</summary>
    public static void EnterAtomic()
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.AtomicDepth++;
        }
    }

    /// <summary>Leaves it (in a finally block).</summary>
    public static void ExitAtomic()
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.AtomicDepth--;
        }
    }

    /// <summary>Before a call that the policy refuses: ends the execution as uncontrolled, naming the call.</summary>
    /// <param name="site">The site; its member names the call.</param>
    /// <param name="reason">Why, and what to do instead.</param>
    public static void Refuse(int site, string reason)
    {
        LogicalThread? thread = LogicalThread.Current;
        if (thread is null)
        {
            return;
        }

        if (thread.Execution.IsStopping)
        {
            throw TeardownException.Instance;
        }

        // The site first: the method may have been inlined into its caller, and is then on no stack.
        Runtime.Site where = SiteTable.Get(site);
        IEnumerable<string> frames = UserFrames.OfCaller().Prepend($"{where.Method} ({where.Place})").Distinct(StringComparer.Ordinal);
        string stack = string.Join(Environment.NewLine, frames.Select(f => "   at " + f));
        thread.Execution.FailUncontrolled($"{where.Member} is not controlled: {reason}{Environment.NewLine}{stack}");
    }

    /// <summary>Whether a type's static fields belong to an earlier execution and must be initialised again.</summary>
    /// <param name="epoch">The type's own epoch field.</param>
    /// <returns>True when the type's initialiser method must run.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool StaticsStale(ref int epoch)
    {
        LogicalThread? thread = LogicalThread.Current;
        return thread is null ? epoch == 0 : epoch != thread.Execution.StaticsEpoch;
    }

    /// <summary>Begins a type's initialiser; blocks while another logical thread runs it.</summary>
    /// <param name="epoch">The type's own epoch field.</param>
    /// <param name="type">The type.</param>
    /// <returns>False when there is nothing to do: it was done meanwhile, or this thread is running it already.</returns>
    /// <exception cref="TypeInitializationException">It failed earlier in this execution.</exception>
    public static bool BeginStaticInit(ref int epoch, Type type) => StaticInitializers.Begin(ref epoch, type);

    /// <summary>Ends a type's initialiser.</summary>
    /// <param name="epoch">The type's own epoch field.</param>
    /// <param name="type">The type.</param>
    /// <param name="failure">What it threw, or null.</param>
    /// <exception cref="TypeInitializationException">Wraps <paramref name="failure"/>.</exception>
    public static void EndStaticInit(ref int epoch, Type type, Exception? failure) => StaticInitializers.End(ref epoch, type, failure);

    /// <summary>Whether a type's [ThreadStatic] fields belong to another logical thread.</summary>
    /// <param name="serial">The type's own [ThreadStatic] serial field.</param>
    /// <returns>True when they must be reset to default; the serial is then already set.</returns>
    public static bool ThreadStaticsStale(ref int serial)
    {
        int current = LogicalThread.Current?.Serial ?? -1;
        if (serial == current)
        {
            return false;
        }

        serial = current;
        return true;
    }

    private static void Static(Type? owner, int site, AccessKind kind)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.FieldAccess(thread, owner, site, kind);
        }
        else if (kind == AccessKind.Write)
        {
            ForeignThreads.Written(site);
        }
    }

    private static void Element(Array? array, nint index, int site, AccessKind kind)
    {
        if (LogicalThread.Current is { } thread && array is not null && (nuint)index < (nuint)array.LongLength)
        {
            thread.Execution.ElementAccess(thread, array, index, site, kind);
        }
        else if (kind == AccessKind.Write && LogicalThread.Current is null)
        {
            ForeignThreads.OwnWritten(site);
        }
    }
}
