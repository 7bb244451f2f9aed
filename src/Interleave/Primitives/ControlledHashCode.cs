using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="HashCode"/>, whose seed is random for each process.</summary>
[Replaces(typeof(HashCode))]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ControlledHashCode
{
    private uint _hash;
    private uint _count;

    /// <inheritdoc cref="HashCode.Combine{T1}(T1)"/>
    public static int Combine<T1>(T1 value1)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2}(T1, T2)"/>
    public static int Combine<T1, T2>(T1 value1, T2 value2)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3}(T1, T2, T3)"/>
    public static int Combine<T1, T2, T3>(T1 value1, T2 value2, T3 value3)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3, T4}(T1, T2, T3, T4)"/>
    public static int Combine<T1, T2, T3, T4>(T1 value1, T2 value2, T3 value3, T4 value4)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3, T4, T5}(T1, T2, T3, T4, T5)"/>
    public static int Combine<T1, T2, T3, T4, T5>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        hash.Add(value5);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3, T4, T5, T6}(T1, T2, T3, T4, T5, T6)"/>
    public static int Combine<T1, T2, T3, T4, T5, T6>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        hash.Add(value5);
        hash.Add(value6);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3, T4, T5, T6, T7}(T1, T2, T3, T4, T5, T6, T7)"/>
    public static int Combine<T1, T2, T3, T4, T5, T6, T7>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        hash.Add(value5);
        hash.Add(value6);
        hash.Add(value7);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Combine{T1, T2, T3, T4, T5, T6, T7, T8}(T1, T2, T3, T4, T5, T6, T7, T8)"/>
    public static int Combine<T1, T2, T3, T4, T5, T6, T7, T8>(T1 value1, T2 value2, T3 value3, T4 value4, T5 value5, T6 value6, T7 value7, T8 value8)
    {
        ControlledHashCode hash = default;
        hash.Add(value1);
        hash.Add(value2);
        hash.Add(value3);
        hash.Add(value4);
        hash.Add(value5);
        hash.Add(value6);
        hash.Add(value7);
        hash.Add(value8);
        return hash.ToHashCode();
    }

    /// <inheritdoc cref="HashCode.Add{T}(T)"/>
    public void Add<T>(T value) => Append(StableHash.Of(value));

    /// <inheritdoc cref="HashCode.Add{T}(T, IEqualityComparer{T})"/>
    public void Add<T>(T value, IEqualityComparer<T>? comparer) =>
        Append(value is null ? 0 : comparer is null || ReferenceEquals(comparer, EqualityComparer<T>.Default) ? StableHash.Of(value) : comparer.GetHashCode(value));

    /// <inheritdoc cref="HashCode.AddBytes(ReadOnlySpan{byte})"/>
    public void AddBytes(ReadOnlySpan<byte> value)
    {
        foreach (byte one in value)
        {
            Append(one);
        }
    }

    /// <inheritdoc cref="HashCode.ToHashCode"/>
    public readonly int ToHashCode() => StableHash.Mixed(_hash ^ _count);

    private void Append(int hash)
    {
        _hash = StableHash.Add(_hash, hash);
        _count++;
    }
}
