using System.Collections.Immutable;
using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Collections.Immutable.ImmutableInterlocked.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="ImmutableInterlocked"/>. What calls back into the program reads the location, calls back under
/// control, and replaces what it read if it is still there, else begins anew. The rest is one step.
/// </summary>
[ModelOf(typeof(ImmutableInterlocked))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class ImmutableInterlockedModel
{
    public static bool Update<T>(ref T location, Func<T, T> transformer)
        where T : class?
    {
        ArgumentNullException.ThrowIfNull(transformer);
        for (int site = ImmutableSteps.Site(); ; ImmutableSteps.Stand(site))
        {
            ImmutableSteps.Read(ref location);
            T old = Volatile.Read(ref location);
            T made = transformer(old);
            if (ReferenceEquals(old, made))
            {
                return false;
            }

            ImmutableSteps.Stand(site);
            if (Replace(ref location, old, made))
            {
                return true;
            }
        }
    }

    public static bool Update<T, TArg>(ref T location, Func<T, TArg, T> transformer, TArg transformerArgument)
        where T : class?
        where TArg : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(transformer);
        for (int site = ImmutableSteps.Site(); ; ImmutableSteps.Stand(site))
        {
            ImmutableSteps.Read(ref location);
            T old = Volatile.Read(ref location);
            T made = transformer(old, transformerArgument);
            if (ReferenceEquals(old, made))
            {
                return false;
            }

            ImmutableSteps.Stand(site);
            if (Replace(ref location, old, made))
            {
                return true;
            }
        }
    }

    public static bool Update<T>(ref ImmutableArray<T> location, Func<ImmutableArray<T>, ImmutableArray<T>> transformer)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        for (int site = ImmutableSteps.Site(); ; ImmutableSteps.Stand(site))
        {
            ImmutableSteps.Read(ref location);
            ImmutableArray<T> old = location;
            ImmutableArray<T> made = transformer(old);
            if (old == made)
            {
                return false;
            }

            ImmutableSteps.Stand(site);
            if (InterlockedCompareExchange(ref location, made, old) == old)
            {
                return true;
            }
        }
    }

    public static bool Update<T, TArg>(
        ref ImmutableArray<T> location, Func<ImmutableArray<T>, TArg, ImmutableArray<T>> transformer, TArg transformerArgument)
        where TArg : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(transformer);
        for (int site = ImmutableSteps.Site(); ; ImmutableSteps.Stand(site))
        {
            ImmutableSteps.Read(ref location);
            ImmutableArray<T> old = location;
            ImmutableArray<T> made = transformer(old, transformerArgument);
            if (old == made)
            {
                return false;
            }

            ImmutableSteps.Stand(site);
            if (InterlockedCompareExchange(ref location, made, old) == old)
            {
                return true;
            }
        }
    }

    public static ImmutableArray<T> InterlockedExchange<T>(ref ImmutableArray<T> location, ImmutableArray<T> value)
    {
        ImmutableSteps.Update(ref location);
        ImmutableSteps.Updated(changed: true);
        return ImmutableInterlocked.InterlockedExchange(ref location, value);
    }

    public static ImmutableArray<T> InterlockedCompareExchange<T>(ref ImmutableArray<T> location, ImmutableArray<T> value, ImmutableArray<T> comparand)
    {
        ImmutableSteps.Update(ref location);
        ImmutableArray<T> old = ImmutableInterlocked.InterlockedCompareExchange(ref location, value, comparand);
        ImmutableSteps.Updated(old == comparand);
        return old;
    }

    public static bool InterlockedInitialize<T>(ref ImmutableArray<T> location, ImmutableArray<T> value)
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ImmutableInterlocked.InterlockedInitialize(ref location, value));
    }

    private static bool Replace<T>(ref T location, T old, T made)
        where T : class?
    {
        ImmutableSteps.Update(ref location);
        return ImmutableSteps.Updated(ReferenceEquals(Interlocked.CompareExchange(ref location, made, old), old));
    }
}
