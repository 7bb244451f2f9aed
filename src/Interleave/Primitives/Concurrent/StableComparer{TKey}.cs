using System.Globalization;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// Compares as another comparer does, with hash codes that are the same in every process: they decide the order in
/// which a concurrent dictionary is enumerated.
/// </summary>
internal sealed class StableComparer<TKey> : IEqualityComparer<TKey>
{
    private readonly Func<TKey, int> _hash;

    private StableComparer(IEqualityComparer<TKey> given, Func<TKey, int> hash) => (Given, _hash) = (given, hash);

    /// <summary>The comparer the program gave, or the default one.</summary>
    internal IEqualityComparer<TKey> Given { get; }

    /// <summary>The comparer to use for one that the program gave; the same when its hash codes are stable.</summary>
    internal static IEqualityComparer<TKey>? For(IEqualityComparer<TKey>? given)
    {
        if (LogicalThread.Current is null)
        {
            return given;
        }

        if (given is null || ReferenceEquals(given, EqualityComparer<TKey>.Default))
        {
            // The dictionary itself hashes strings in a stable way.
            return typeof(TKey).IsPrimitive || typeof(TKey).IsEnum || typeof(TKey) == typeof(string)
                ? given
                : new StableComparer<TKey>(EqualityComparer<TKey>.Default, StableHash.Of);
        }

        if (ReferenceEquals(given, ReferenceEqualityComparer.Instance))
        {
            return new StableComparer<TKey>(given, static key =>
                key is not null && LogicalThread.Current is { } thread ? StableHash.OfIdentity(thread, key) : 0);
        }

        return given is IEqualityComparer<string?> text && StringComparer.IsWellKnownCultureAwareComparer(text, out CompareInfo? info, out CompareOptions options)
            ? new StableComparer<TKey>(given, key => key is string s ? StableHash.OfBytes(info.GetSortKey(s, options).KeyData) : 0)
            : given;
    }

    /// <summary>The comparer the program sees.</summary>
    internal static IEqualityComparer<TKey> Shown(IEqualityComparer<TKey> comparer) => comparer is StableComparer<TKey> stable ? stable.Given : comparer;

    public bool Equals(TKey? x, TKey? y) => Given.Equals(x, y);

    public int GetHashCode(TKey obj) => _hash(obj);
}
