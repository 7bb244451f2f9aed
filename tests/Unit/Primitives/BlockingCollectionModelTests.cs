using System.Collections;
using System.Collections.Concurrent;
using Interleave;
using Interleave.Primitives;
using Interleave.Runtime;
using Xunit;

namespace Unit.Primitives;

public sealed class BlockingCollectionModelTests
{
    [Fact]
    public void Take_WaitsForAdd_AndIsToldOfTheEnd() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor(1);
            string seen = "";
            Go.Parallel(
                () =>
                {
                    BlockingCollectionModel<int>.Add(items, 1);
                    BlockingCollectionModel<int>.Add(items, 2);
                    BlockingCollectionModel<int>.CompleteAdding(items);
                },
                () =>
                {
                    foreach (int item in BlockingCollectionModel<int>.GetConsumingEnumerable(items))
                    {
                        seen += item;
                    }
                });
            return seen;
        }).IsClean().Are("12");

    [Fact]
    public void GetConsumingEnumerable_NobodyCompletes_IsADeadlockThatNamesIt()
    {
        FindingDraft finding = Explored.All(() =>
        {
            BlockingCollection<string> items = BlockingCollectionModel<string>.ctor();
            BlockingCollectionModel<string>.Add(items, "one");
            Assert.Single(BlockingCollectionModel<string>.GetConsumingEnumerable(items));
        }).Has(FindingKind.Deadlock);
        Assert.Contains("BlockingCollection<String>", string.Join('\n', finding.Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_FullAndNobodyTakes_IsADeadlock() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor(1);
            BlockingCollectionModel<int>.Add(items, 1);
            BlockingCollectionModel<int>.Add(items, 2);
        }).Has(FindingKind.Deadlock);

    [Fact]
    public void TryTake_TimeoutAgainstAdd_BothCanWin() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor();
            bool taken = false;
            Go.Parallel(
                () => taken = BlockingCollectionModel<int>.TryTake(items, out _, 10),
                () =>
                {
                    ThreadModel.Sleep(10);
                    BlockingCollectionModel<int>.Add(items, 1);
                });
            return $"{taken} {items.Count}";
        }).IsClean().Are("True 0", "False 1");

    [Fact]
    public void Take_Cancelled_ThrowsAndTakesNothing() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor();
            CancellationTokenSource source = CancellationTokenSourceModel.ctor();
            string seen = "";
            Go.Parallel(
                () => seen = Observed.Of(() => BlockingCollectionModel<int>.Take(items, source.Token)),
                () => CancellationTokenSourceModel.Cancel(source),
                () => BlockingCollectionModel<int>.Add(items, 7));
            return $"{seen} {items.Count}";
        }).IsClean().Are("7 0", "OperationCanceledException 1");

    [Fact]
    public void Add_WaitingForRoomWhenCompleted_Throws() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor(1);
            BlockingCollectionModel<int>.Add(items, 1);
            string seen = "";
            Go.Parallel(
                () => seen = Observed.Of(() =>
                {
                    BlockingCollectionModel<int>.Add(items, 2);
                    return "added";
                }),
                () => BlockingCollectionModel<int>.CompleteAdding(items));
            return seen;
        }).IsClean().Are("InvalidOperationException");

    [Fact]
    public void Take_OverABag_AnyOrderOfOthersItems() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor(ConcurrentBagModel<int>.ctor());
            Thread filler = ThreadModel.ctor(() =>
            {
                BlockingCollectionModel<int>.Add(items, 1);
                BlockingCollectionModel<int>.Add(items, 2);
            });
            ThreadModel.Start(filler);
            ThreadModel.Join(filler);
            return $"{BlockingCollectionModel<int>.Take(items)}{BlockingCollectionModel<int>.Take(items)}";
        }).IsClean().Are("12", "21");

    [Fact]
    public void CompleteAdding_WhileTheProgramsOwnCollectionAdds_Waits() =>
        Explored.All(() =>
        {
            BlockingCollection<int> items = BlockingCollectionModel<int>.ctor(new Slow());
            string added = "";
            int count = 0;
            Go.Parallel(
                () => added = Observed.Of(() =>
                {
                    BlockingCollectionModel<int>.Add(items, 1);
                    return "added";
                }),
                () =>
                {
                    BlockingCollectionModel<int>.CompleteAdding(items);
                    count = items.Count;
                });
            return $"{added}, completed with {count}";
        }).IsClean().Are("added, completed with 1", "InvalidOperationException, completed with 0");

    [Fact]
    public void TakeFromAny_FirstWithAnItem() =>
        Explored.All(() =>
        {
            BlockingCollection<int> left = BlockingCollectionModel<int>.ctor();
            BlockingCollection<int> right = BlockingCollectionModel<int>.ctor();
            int index = -2;
            Go.Parallel(
                () => index = BlockingCollectionModel<int>.TakeFromAny([left, right], out _),
                () =>
                {
                    BlockingCollectionModel<int>.Add(right, 1);
                    BlockingCollectionModel<int>.Add(left, 1);
                });
            return $"{index}";
        }).IsClean().Are("0", "1");

    [Fact]
    public void AnyCalls_ArgumentsAndEnds_AnswerLikeTheRealOnes()
    {
        string real = All();
        Explored.All(All).IsClean().Are(real);

        static string All()
        {
            BlockingCollection<int> open = BlockingCollectionModel<int>.ctor(1);
            BlockingCollection<int> closed = BlockingCollectionModel<int>.ctor();
            BlockingCollectionModel<int>.CompleteAdding(closed);
            return string.Join(
                ' ',
                Observed.Of(() => BlockingCollectionModel<int>.TryTakeFromAny([], out _)),
                Observed.Of(() => BlockingCollectionModel<int>.TryTakeFromAny([open, closed], out _)),
                Observed.Of(() => BlockingCollectionModel<int>.TryTakeFromAny([closed], out _, -1)),
                Observed.Of(() => BlockingCollectionModel<int>.TakeFromAny([closed], out _)),
                Observed.Of(() => BlockingCollectionModel<int>.TryAddToAny([open, closed], 1)),
                Observed.Of(() => BlockingCollectionModel<int>.TryAddToAny([open], 1)),
                Observed.Of(() => BlockingCollectionModel<int>.TryAddToAny([open], 1, 5)),
                Observed.Of(() => BlockingCollectionModel<int>.TryAddToAny([open, null!], 1)),
                Observed.Of(() => BlockingCollectionModel<int>.TryTakeFromAny([closed, open], out _)));
        }
    }

    [Fact]
    public void Calls_RandomSequences_AnswerLikeTheRealOne()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            BlockingCollection<int> items = seed % 2 == 0 ? BlockingCollectionModel<int>.ctor(2) : BlockingCollectionModel<int>.ctor(ConcurrentStackModel<int>.ctor(), 2);
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 20; i++)
            {
                int call = random.Next(13);
                log.Append(call).Append(':').Append(Observed.Of(() => Call(items, call, i))).Append(' ');
            }

            return log.ToString();
        }
    }

    private static object? Call(BlockingCollection<int> items, int call, int i)
    {
        switch (call)
        {
            case < 4:
                return BlockingCollectionModel<int>.TryAdd(items, i);
            case < 7:
                return $"{BlockingCollectionModel<int>.TryTake(items, out int taken, TimeSpan.Zero)} {taken}";
            case 7:
                return $"{BlockingCollectionModel<int>.get_Count(items)} {BlockingCollectionModel<int>.get_BoundedCapacity(items)}";
            case 8:
                return string.Join(',', BlockingCollectionModel<int>.ToArray(items));
            case 9:
                return $"{BlockingCollectionModel<int>.get_IsAddingCompleted(items)} {BlockingCollectionModel<int>.get_IsCompleted(items)}";
            case 10:
                return BlockingCollectionModel<int>.TryAdd(items, 1, 0, new CancellationToken(canceled: true));
            case 11 when i > 8:
                BlockingCollectionModel<int>.CompleteAdding(items);
                return null;
            case 12 when i > 15:
                BlockingCollectionModel<int>.Dispose(items);
                return null;
            default:
                return BlockingCollectionModel<int>.TryTake(items, out _, -2);
        }
    }

    /// <summary>A collection of the program's own that lets others in while it adds.</summary>
    private sealed class Slow : IProducerConsumerCollection<int>
    {
        private readonly List<int> _items = [];

        public int Count => _items.Count;

        public bool IsSynchronized => false;

        public object SyncRoot => _items;

        public bool TryAdd(int item)
        {
            ThreadModel.Yield();
            _items.Add(item);
            return true;
        }

        public bool TryTake(out int item)
        {
            item = _items[0];
            _items.RemoveAt(0);
            return true;
        }

        public void CopyTo(int[] array, int index) => _items.CopyTo(array, index);

        public void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

        public int[] ToArray() => [.. _items];

        public IEnumerator<int> GetEnumerator() => _items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
