using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.LazyInitializer.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="LazyInitializer"/> out of modelled parts: a volatile read, then a compare-exchange (several factories
/// may run, one result stays) or a lock (one factory runs).
/// </summary>
[ModelOf(typeof(LazyInitializer))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LazyInitializerModel
{
    public static T EnsureInitialized<T>(ref T? target)
        where T : class
        => EnsureInitialized(ref target, Create<T>);

    public static T EnsureInitialized<T>(ref T? target, Func<T> valueFactory)
        where T : class
    {
        if (LogicalThread.Current is null)
        {
            return LazyInitializer.EnsureInitialized(ref target, valueFactory);
        }

        if (VolatileModel.Read(ref target) is { } known)
        {
            return known;
        }

        T value = valueFactory() ?? throw new InvalidOperationException("ValueFactory returned null.");
        return InterlockedModel.CompareExchange(ref target, value, null) ?? value;
    }

    public static T EnsureInitialized<T>(ref T? target, ref object? syncLock, Func<T> valueFactory)
        where T : class
    {
        if (LogicalThread.Current is not { } thread)
        {
            return LazyInitializer.EnsureInitialized(ref target, ref syncLock, valueFactory);
        }

        int site = thread.CurrentSite;
        T? known = VolatileModel.Read(ref target);
        object gate = Gate(ref syncLock);
        if (known is null)
        {
            MonitorModel.Enter(gate);
            try
            {
                known = VolatileModel.Read(ref target);
                if (known is null)
                {
                    known = valueFactory() ?? throw new InvalidOperationException("ValueFactory returned null.");
                    thread.CurrentSite = site;
                    VolatileModel.Write(ref target, known);
                }
            }
            finally
            {
                MonitorModel.Exit(gate);
            }
        }

        return known;
    }

    public static T EnsureInitialized<T>(ref T target, ref bool initialized, ref object? syncLock) =>
        EnsureInitialized(ref target, ref initialized, ref syncLock, Create<T>);

    public static T EnsureInitialized<T>(ref T target, ref bool initialized, ref object? syncLock, Func<T> valueFactory)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return LazyInitializer.EnsureInitialized(ref target, ref initialized, ref syncLock, valueFactory);
        }

        int site = thread.CurrentSite;
        bool isDone = VolatileModel.Read(ref initialized);
        object gate = Gate(ref syncLock);
        if (!isDone)
        {
            MonitorModel.Enter(gate);
            try
            {
                if (!VolatileModel.Read(ref initialized))
                {
                    T value = valueFactory();
                    thread.CurrentSite = site;
                    Probe.WriteRef(ref target!, site);
                    target = value;
                    VolatileModel.Write(ref initialized, true);
                }
            }
            finally
            {
                MonitorModel.Exit(gate);
            }
        }

        Probe.ReadRef(ref target!, site);
        return target;
    }

    /// <summary>The lock object; made, by a compare-exchange, when there is none.</summary>
    private static object Gate(ref object? syncLock)
    {
        object? known = VolatileModel.Read(ref syncLock);
        if (known is not null)
        {
            return known;
        }

        object made = new();
        return InterlockedModel.CompareExchange(ref syncLock, made, null) ?? made;
    }

    private static T Create<T>()
    {
        try
        {
            return Activator.CreateInstance<T>();
        }
        catch (MissingMethodException exception)
        {
            throw new MissingMemberException("The lazily-initialized type does not have a public, parameterless constructor.", exception);
        }
    }
}
