using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ThreadLocal`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ThreadLocal{T}"/>: one value for each logical thread. The real object is an identity that holds the factory.</summary>
[ModelOf(typeof(ThreadLocal<>))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThreadLocalModel<T>
{
    public static ThreadLocal<T> ctor() => new();

    public static ThreadLocal<T> ctor(bool trackAllValues) => new(trackAllValues);

    public static ThreadLocal<T> ctor(Func<T> valueFactory) => new(valueFactory);

    public static ThreadLocal<T> ctor(Func<T> valueFactory, bool trackAllValues) => new(valueFactory, trackAllValues);

    public static T get_Value(ThreadLocal<T> local)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return local.Value!;
        }

        ThreadLocalResource resource = Living(thread, local);
        if (resource.TryGet(thread, out object? known))
        {
            return (T)known!;
        }

        // A factory without end would end the process.
        RuntimeHelpers.EnsureSufficientExecutionStack();
        T value = Factory(local) is { } factory ? factory() : default!;
        if (resource.TryGet(thread, out _))
        {
            throw new InvalidOperationException("ValueFactory attempted to access the Value property of this instance.");
        }

        Set(thread, resource, value);
        return value;
    }

    public static void set_Value(ThreadLocal<T> local, T value)
    {
        if (LogicalThread.Current is { } thread)
        {
            Set(thread, Living(thread, local), value);
        }
        else
        {
            local.Value = value;
        }
    }

    public static bool get_IsValueCreated(ThreadLocal<T> local) =>
        LogicalThread.Current is { } thread ? Living(thread, local).TryGet(thread, out _) : local.IsValueCreated;

    public static IList<T> get_Values(ThreadLocal<T> local)
    {
        if (LogicalThread.Current is not { } thread)
        {
            return local.Values;
        }

        ThreadLocalResource resource = Living(thread, local);
        if (!resource.IsTracking)
        {
            return local.Values;
        }

        thread.Execution.Point(thread, AccessKind.Read, resource);
        return [.. resource.Values.Select(v => (T)v!)];
    }

    public static string? ToString(ThreadLocal<T> local) => get_Value(local)!.ToString();

    public static void Dispose(ThreadLocal<T> local)
    {
        if (LogicalThread.Current is { Execution.IsStopping: false } thread)
        {
            Of(thread, local).Dispose();
        }

        local.Dispose();
    }

    private static void Set(LogicalThread thread, ThreadLocalResource resource, T value)
    {
        if (resource.IsTracking)
        {
            thread.Execution.Point(thread, AccessKind.Write, resource);
        }

        resource.Set(thread, value);
    }

    private static ThreadLocalResource Of(LogicalThread thread, ThreadLocal<T> local)
    {
        if (local is null)
        {
            throw new NullReferenceException();
        }

        ThreadLocalResource resource = thread.Execution.Resource<ThreadLocalResource>(local, out bool created);
        if (created)
        {
            resource.Label = SiteTable.Get(thread.CurrentSite).Label;
            resource.IsTracking = Tracks(local);
        }

        return resource;
    }

    private static ThreadLocalResource Living(LogicalThread thread, ThreadLocal<T> local)
    {
        ThreadLocalResource resource = Of(thread, local);
        ObjectDisposedException.ThrowIf(resource.IsDisposed, local);
        return resource;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_valueFactory")]
    private static extern ref Func<T>? Factory(ThreadLocal<T> local);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_trackAllValues")]
    private static extern ref bool Tracks(ThreadLocal<T> local);
}
