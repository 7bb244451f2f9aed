using System.Collections;
using System.Collections.Concurrent;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>
/// The enumerator of a concurrent dictionary: "does not represent a moment-in-time snapshot" (its documentation). Each
/// MoveNext is a step of its own, between which others may change what is still ahead.
/// </summary>
internal sealed class LiveEnumerator<TKey, TValue>(ConcurrentDictionary<TKey, TValue> dictionary, int site) : IEnumerator<KeyValuePair<TKey, TValue>>, IDictionaryEnumerator
    where TKey : notnull
{
    private readonly IEnumerator<KeyValuePair<TKey, TValue>> _real = dictionary.GetEnumerator();

    public KeyValuePair<TKey, TValue> Current => _real.Current;

    public DictionaryEntry Entry => new(Key, Value);

    public object Key => Current.Key;

    public object? Value => Current.Value;

    object IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (LogicalThread.Current is not { } thread)
        {
            return _real.MoveNext();
        }

        thread.CurrentSite = site;
        thread.Execution.Point(thread, AccessKind.Read, CollectionSteps.Of(thread, dictionary), isSync: true);
        if (!_real.MoveNext())
        {
            return false;
        }

        thread.Execution.Order(thread, AccessKind.Acquire, DictionarySteps<TKey, TValue>.Part(thread, dictionary, Current.Key));
        return true;
    }

    public void Reset() => _real.Reset();

    public void Dispose() => _real.Dispose();
}
