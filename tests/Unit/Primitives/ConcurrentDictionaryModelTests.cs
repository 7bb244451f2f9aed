using System.Collections.Concurrent;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class ConcurrentDictionaryModelTests
{
    [Fact]
    public void GetOrAdd_WithFactory_MayRunItTwiceAndKeepsOne() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<string, int> map = ConcurrentDictionaryModel<string, int>.ctor();
            int made = 0;
            int first = 0;
            int second = 0;
            Go.Parallel(
                () => first = ConcurrentDictionaryModel<string, int>.GetOrAdd(map, "a", _ => ++made),
                () => second = ConcurrentDictionaryModel<string, int>.GetOrAdd(map, "a", _ => ++made));
            return $"made {made}, same {first == second}";
        }).IsClean().Are("made 1, same True", "made 2, same True");

    [Fact]
    public void GetOrAdd_RaceInsideTheFactory_IsExplored() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<string, int> map = ConcurrentDictionaryModel<string, int>.ctor();
            int made = 0;
            int Make(string key)
            {
                int read = made;
                ThreadModel.Yield();
                made = read + 1;
                return made;
            }

            Go.Parallel(
                () => ConcurrentDictionaryModel<string, int>.GetOrAdd(map, "a", Make),
                () => ConcurrentDictionaryModel<string, int>.GetOrAdd(map, "b", Make));
            return $"{made}";
        }).IsClean().Are("1", "2");

    [Fact]
    public void AddOrUpdate_TwoThreads_NoUpdateIsLost() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<int, int> map = ConcurrentDictionaryModel<int, int>.ctor();
            int calls = 0;
            void Add() => ConcurrentDictionaryModel<int, int>.AddOrUpdate(map, 1, 1, (_, old) =>
            {
                calls++;
                ThreadModel.Yield();
                return old + 1;
            });
            Go.Parallel(Add, Add);
            return $"{map[1]}, {calls}";
        }).IsClean().Are("2, 1");

    [Fact]
    public void AddOrUpdate_UpdateOvertaken_IsCalledAgain() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<int, int> map = ConcurrentDictionaryModel<int, int>.ctor([new(1, 0)]);
            int calls = 0;
            void Add() => ConcurrentDictionaryModel<int, int>.AddOrUpdate(map, 1, _ => 1, (_, old) =>
            {
                calls++;
                return old + 1;
            });
            Go.Parallel(Add, Add);
            return $"{map[1]}, {calls}";
        }).IsClean().Are("2, 2", "2, 3");

    [Fact]
    public void IndexerReadThenWrite_LosesUpdates() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<int, int> map = ConcurrentDictionaryModel<int, int>.ctor([new(1, 0)]);
            void Add() => ConcurrentDictionaryModel<int, int>.set_Item(map, 1, ConcurrentDictionaryModel<int, int>.get_Item(map, 1) + 1);
            Go.Parallel(Add, Add);
            return $"{map[1]}";
        }).IsClean().Are("1", "2");

    [Fact]
    public void TryAddAndTryRemove_SameKey_OneWins() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<string, int> map = ConcurrentDictionaryModel<string, int>.ctor();
            bool added = false;
            bool removed = false;
            Go.Parallel(
                () => added = ConcurrentDictionaryModel<string, int>.TryAdd(map, "k", 1),
                () => removed = ConcurrentDictionaryModel<string, int>.TryRemove(map, "k", out _));
            return $"{added} {removed} {ConcurrentDictionaryModel<string, int>.get_Count(map)}";
        }).IsClean().Are("True True 0", "True False 1");

    [Fact]
    public void GetEnumerator_IsLive_SeesWhatOthersAddOnTheWay() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<int, int> map = ConcurrentDictionaryModel<int, int>.ctor([new(1, 0)]);
            string seen = "";
            void Look()
            {
                using IEnumerator<KeyValuePair<int, int>> items = ConcurrentDictionaryModel<int, int>.GetEnumerator(map);
                while (items.MoveNext())
                {
                    seen += items.Current.Key;
                }
            }

            void Change()
            {
                ConcurrentDictionaryModel<int, int>.TryAdd(map, 2, 0);
                ConcurrentDictionaryModel<int, int>.TryRemove(map, 1, out _);
            }

            Go.Parallel(Look, Change);
            return seen;
        }).IsClean().Are("1", "12", "2");

    [Fact]
    public void GetEnumerator_KeysWithRandomHashCodes_AlwaysTheSameOrder()
    {
        // The order of a run, not of a process: what the hash codes are here is the same in any other process.
        Explored.All(() =>
        {
            ConcurrentDictionary<(string, int), int> map = ConcurrentDictionaryModel<(string, int), int>.ctor();
            for (int i = 0; i < 12; i++)
            {
                ConcurrentDictionaryModel<(string, int), int>.TryAdd(map, ($"k{i}", i), i);
            }

            return string.Join(',', map.Select(p => p.Value));
        }).IsClean().Are("9,4,0,11,7,5,3,10,6,1,2,8");

        Explored.All(() =>
        {
            object[] keys = [.. Enumerable.Range(0, 12).Select(_ => new object())];
            ConcurrentDictionary<object, int> map = ConcurrentDictionaryModel<object, int>.ctor(ReferenceEqualityComparer.Instance);
            for (int i = 0; i < keys.Length; i++)
            {
                ConcurrentDictionaryModel<object, int>.TryAdd(map, keys[i], i);
            }

            return string.Join(',', map.Select(p => p.Value));
        }).IsClean().Are("5,2,1,0,9,3,4,6,11,8,7,10");
    }

    [Fact]
    public void Comparer_TheProgramSeesItsOwn() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<object, int> map = ConcurrentDictionaryModel<object, int>.ctor();
            ConcurrentDictionary<string, int> text = ConcurrentDictionaryModel<string, int>.ctor(StringComparer.InvariantCultureIgnoreCase);
            ConcurrentDictionaryModel<string, int>.set_Item(text, "a", 1);
            return $"{ConcurrentDictionaryModel<object, int>.get_Comparer(map) == EqualityComparer<object>.Default} "
                + $"{ConcurrentDictionaryModel<string, int>.get_Comparer(text) == StringComparer.InvariantCultureIgnoreCase} "
                + $"{ConcurrentDictionaryModel<string, int>.ContainsKey(text, "A")}";
        }).IsClean().Are("True True True");

    [Fact]
    public void AreDependent_PartsAndWhole_AsPromised() =>
        Explored.All(() =>
        {
            LogicalThread thread = LogicalThread.Current!;
            ConcurrentDictionary<int, int> map = ConcurrentDictionaryModel<int, int>.ctor();
            ThreadSafeContents whole = CollectionSteps.Of(thread, map);
            DictionaryPart one = DictionarySteps<int, int>.Part(thread, map, 1);
            DictionaryPart two = DictionarySteps<int, int>.Part(thread, map, 2);
            static PendingAccess Reads(Resource resource) => new(AccessKind.Read, resource, 0);
            static PendingAccess Writes(Resource resource) => new(AccessKind.Write, resource, 0);
            return string.Join(
                ' ',
                AccessKinds.AreDependent(Writes(one), Writes(two)),
                AccessKinds.AreDependent(Writes(one), Reads(one)),
                AccessKinds.AreDependent(Writes(one), Reads(whole)),
                AccessKinds.AreDependent(Reads(whole), Writes(two)),
                AccessKinds.AreDependent(Reads(whole), Reads(two)));
        }).Are("False True True True False");

    [Fact]
    public void Equals_OfTheProgram_RunsInsideTheStep() =>
        Explored.All(() =>
        {
            ConcurrentDictionary<Key, int> map = ConcurrentDictionaryModel<Key, int>.ctor([new(new Key(1), 0)]);
            bool first = false;
            bool second = false;
            Go.Parallel(
                () => first = ConcurrentDictionaryModel<Key, int>.TryAdd(map, new Key(2), 1),
                () => second = ConcurrentDictionaryModel<Key, int>.TryAdd(map, new Key(2), 1));
            return $"{first ^ second} {map.Count}";
        }).IsClean().Are("True 2");

    [Fact]
    public void Calls_RandomSequences_AnswerLikeTheRealOne()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            ConcurrentDictionary<string, int> map = ConcurrentDictionaryModel<string, int>.ctor(StringComparer.Ordinal);
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 20; i++)
            {
                (int call, string? key) = (random.Next(15), random.Next(12) == 0 ? null : $"k{random.Next(3)}");
                log.Append(call).Append(':').Append(Observed.Of(() => Call(map, key!, (call, i)))).Append(' ');
            }

            return log.ToString();
        }
    }

    private static object? Call(ConcurrentDictionary<string, int> map, string key, (int Call, int Value) step) => step.Call switch
    {
        0 => ConcurrentDictionaryModel<string, int>.TryAdd(map, key, step.Value),
        1 => $"{ConcurrentDictionaryModel<string, int>.TryRemove(map, key, out int old)} {old}",
        2 => ConcurrentDictionaryModel<string, int>.TryUpdate(map, key, step.Value, step.Value - 1),
        3 => ConcurrentDictionaryModel<string, int>.GetOrAdd(map, key, step.Value),
        4 => ConcurrentDictionaryModel<string, int>.GetOrAdd(map, key, k => k.Length + step.Value),
        5 => ConcurrentDictionaryModel<string, int>.GetOrAdd(map, key, (k, by) => k.Length + by, step.Value),
        6 => ConcurrentDictionaryModel<string, int>.AddOrUpdate(map, key, step.Value, (_, v) => v + 1),
        7 => ConcurrentDictionaryModel<string, int>.AddOrUpdate(map, key, _ => step.Value, (_, v) => v + 1),
        8 => ConcurrentDictionaryModel<string, int>.AddOrUpdate(map, key, (_, by) => by, (_, v, by) => v + by, step.Value),
        9 => ConcurrentDictionaryModel<string, int>.get_Item(map, key),
        10 => $"{ConcurrentDictionaryModel<string, int>.TryGetValue(map, key, out int found)} {found}",
        11 => $"{ConcurrentDictionaryModel<string, int>.get_Count(map)} {ConcurrentDictionaryModel<string, int>.get_IsEmpty(map)}",
        12 => string.Join(',', ConcurrentDictionaryModel<string, int>.get_Keys(map).Order(StringComparer.Ordinal)),
        13 => ConcurrentDictionaryModel<string, int>.TryRemove(map, new KeyValuePair<string, int>(key, step.Value - 2)),
        _ => ConcurrentDictionaryModel<string, int>.ToArray(map).Sum(p => p.Value),
    };

    /// <summary>A key whose Equals would let others in.</summary>
    private sealed class Key(int id)
    {
        private readonly int _id = id;

        public override int GetHashCode() => 1;

        public override bool Equals(object? obj)
        {
            ThreadModel.Yield();
            return obj is Key other && other._id == _id;
        }
    }
}
