using System.Reflection;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Hash codes that are the same in every process: strings by FNV-1a, objects without a GetHashCode of their own by
/// their ordinal within the execution.
/// </summary>
internal static class StableHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    // Weak in its keys: types of a load context that was unloaded must not be kept.
    private static readonly ConditionalWeakTable<Type, object> s_kinds = [];
    private static readonly object s_own = new();
    private static readonly object s_identity = new();
    private static readonly object s_byType = new();

    /// <summary>The hash code of any value.</summary>
    internal static int Of<T>(T value)
    {
        if (value is null)
        {
            return 0;
        }

        if (typeof(T).IsPrimitive)
        {
            return value.GetHashCode();
        }

        return value switch
        {
            string text => OfText(text),
            ITuple tuple => OfTuple(tuple),
            object boxed when LogicalThread.Current is { } thread => OfObject(thread, boxed),
            _ => value.GetHashCode(),
        };
    }

    /// <summary>FNV-1a over the UTF-16 code units, with a final mix.</summary>
    internal static int OfText(ReadOnlySpan<char> text)
    {
        uint hash = Basis;
        foreach (char unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return Mixed(hash);
    }

    /// <summary>FNV-1a over bytes.</summary>
    internal static int OfBytes(ReadOnlySpan<byte> bytes)
    {
        uint hash = Basis;
        foreach (byte one in bytes)
        {
            hash = (hash ^ one) * Prime;
        }

        return Mixed(hash);
    }

    /// <summary>The hash code of an object's identity.</summary>
    internal static int OfIdentity(LogicalThread thread, object value) =>
        Mixed((uint)thread.Execution.Resource<IdentityResource>(value, out _).Ordinal + 1);

    /// <summary>A further value into a running hash.</summary>
    internal static uint Add(uint running, int next) => ((running ^ (uint)next) * Prime) ^ (running >> 15);

    internal static int Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        return (int)(hash ^ (hash >> 13));
    }

    private static int OfTuple(ITuple tuple)
    {
        uint hash = Basis;
        for (int i = 0; i < tuple.Length; i++)
        {
            hash = Add(hash, Of(tuple[i]));
        }

        return Mixed(hash);
    }

    private static int OfObject(LogicalThread thread, object value)
    {
        if (value is Delegate call)
        {
            // Equal delegates have the same last method and target; a method's address differs from run to run, its name does not.
            return Mixed(Add((uint)OfText(call.Method.Name), call.Target is { } target ? OfIdentity(thread, target) : 0));
        }

        object kind = s_kinds.GetValue(value.GetType(), KindOf);
        return ReferenceEquals(kind, s_own) ? value.GetHashCode()
            : ReferenceEquals(kind, s_identity) ? OfIdentity(thread, value)
            : OfText(value.ToString());
    }

    private static object KindOf(Type type)
    {
        Type? declared = type.GetMethod(nameof(GetHashCode), BindingFlags.Instance | BindingFlags.Public, Type.EmptyTypes)?.DeclaringType;

        // Reflection objects hash by address. Value types without a method of their own hash by the
        // address of their type: equal ones have equal text, which is all that a hash code promises.
        return declared == typeof(object) || typeof(MemberInfo).IsAssignableFrom(type) ? s_identity
            : declared == typeof(ValueType) ? s_byType
            : s_own;
    }
}
