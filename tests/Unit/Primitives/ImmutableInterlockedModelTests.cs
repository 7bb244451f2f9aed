using System.Collections.Immutable;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ImmutableInterlockedModelTests
{
    [Fact]
    public void Update_TwoThreads_NothingIsLostAndTheTransformerMayRunAgain() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            int calls = 0;
            void Add(int item) => ImmutableInterlockedModel.Update(ref holder.List, list =>
            {
                calls++;
                return list.Add(item);
            });
            Go.Parallel(() => Add(1), () => Add(2));
            return $"{string.Concat(holder.List)} {calls}";
        }).IsClean().Are("12 2", "21 2", "12 3", "21 3");

    [Fact]
    public void Update_RaceInsideTheTransformer_IsExplored() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            int count = 0;
            void Add() => ImmutableInterlockedModel.Update(
                ref holder.Array,
                (array, item) =>
                {
                    int read = count;
                    ThreadModel.Yield();
                    count = read + 1;
                    return array.Add(item);
                },
                3);
            Go.Parallel(Add, Add);
            return $"{holder.Array.Length} {count}";
        }).IsClean().Are("2 2", "2 3");

    [Fact]
    public void ReadThenExchange_LosesUpdates() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            void Add(int item)
            {
                ImmutableArray<int> old = holder.Array;
                ImmutableInterlockedModel.InterlockedExchange(ref holder.Array, old.Add(item));
            }

            Go.Parallel(() => Add(1), () => Add(2));
            return string.Concat(holder.Array);
        }).IsClean().Are("1", "2", "12", "21");

    [Fact]
    public void GetOrAdd_Factory_MayRunTwiceAndOneIsKept() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            int made = 0;
            int first = 0;
            int second = 0;
            Go.Parallel(
                () => first = ImmutableInterlockedModel.GetOrAdd(ref holder.Map, 1, _ => ++made),
                () => second = ImmutableInterlockedModel.GetOrAdd(ref holder.Map, 1, _ => ++made));
            return $"{made} {first == second}";
        }).IsClean().Are("1 True", "2 True");

    [Fact]
    public void AddOrUpdate_TwoThreads_NothingIsLost() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            Go.Parallel(
                () => ImmutableInterlockedModel.AddOrUpdate(ref holder.Map, 1, 1, (_, old) => old + 1),
                () => ImmutableInterlockedModel.AddOrUpdate(ref holder.Map, 1, _ => 1, (_, old) => old + 1));
            return $"{holder.Map[1]}";
        }).IsClean().Are("2");

    [Fact]
    public void TryDequeue_TwoThreads_EachGetsOne() =>
        Explored.All(() =>
        {
            var holder = new Holder { Queue = [1, 2] };
            int first = 0;
            int second = 0;
            Go.Parallel(
                () => ImmutableInterlockedModel.TryDequeue(ref holder.Queue, out first),
                () => ImmutableInterlockedModel.TryDequeue(ref holder.Queue, out second));
            return $"{first}{second}";
        }).IsClean().Are("12", "21");

    [Fact]
    public void TryPop_SpinningConsumer_LetsTheProducerGoFirst() =>
        Explored.All(() =>
        {
            var holder = new Holder();
            Thread producer = ThreadModel.ctor(() => ImmutableInterlockedModel.Push(ref holder.Stack, 1));
            ThreadModel.Start(producer);
            while (!ImmutableInterlockedModel.TryPop(ref holder.Stack, out _))
            {
            }

            ThreadModel.Join(producer);
            return "done";
        }).IsClean().Are("done");

    [Fact]
    public void Calls_OfOneThread_AnswerLikeTheRealOnes()
    {
        string real = All();
        Explored.All(All).IsClean().Are(real);

        static string All()
        {
            var holder = new Holder();
            return string.Join(
                ' ',
                ImmutableInterlockedModel.TryAdd(ref holder.Map, 1, 1),
                ImmutableInterlockedModel.TryAdd(ref holder.Map, 1, 2),
                ImmutableInterlockedModel.TryUpdate(ref holder.Map, 1, 5, 1),
                ImmutableInterlockedModel.TryUpdate(ref holder.Map, 1, 6, 1),
                ImmutableInterlockedModel.GetOrAdd(ref holder.Map, 1, 9),
                ImmutableInterlockedModel.GetOrAdd(ref holder.Map, 2, (k, by) => k + by, 9),
                ImmutableInterlockedModel.TryRemove(ref holder.Map, 2, out int removed),
                removed,
                ImmutableInterlockedModel.TryRemove(ref holder.Map, 2, out _),
                ImmutableInterlockedModel.Update(ref holder.List, l => l),
                ImmutableInterlockedModel.Update(ref holder.List, (l, item) => l.Add(item), 4),
                ImmutableInterlockedModel.Update(ref holder.Array, a => a.Add(1)),
                ImmutableInterlockedModel.InterlockedInitialize(ref holder.Array, [5]),
                ImmutableInterlockedModel.InterlockedCompareExchange(ref holder.Array, [6], []).Length,
                Observed.Of(() => ImmutableInterlockedModel.Update(ref holder.List, null!)),
                string.Concat(holder.Map.Values) + string.Concat(holder.List) + string.Concat(holder.Array));
        }
    }

    private sealed class Holder
    {
        internal ImmutableList<int> List = [];
        internal ImmutableArray<int> Array = [];
        internal ImmutableDictionary<int, int> Map = ImmutableDictionary<int, int>.Empty;
        internal ImmutableQueue<int> Queue = [];
        internal ImmutableStack<int> Stack = [];
    }
}
