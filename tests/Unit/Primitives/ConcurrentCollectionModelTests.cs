using System.Collections.Concurrent;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class ConcurrentCollectionModelTests
{
    [Fact]
    public void Enqueue_TwoThreads_BothOrders() =>
        Explored.All(() =>
        {
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor();
            Go.Parallel(() => ConcurrentQueueModel<int>.Enqueue(queue, 1), () => ConcurrentQueueModel<int>.Enqueue(queue, 2));
            return string.Join(' ', ConcurrentQueueModel<int>.ToArray(queue));
        }).IsClean().Are("1 2", "2 1");

    [Fact]
    public void TryDequeue_AgainstEnqueue_FindsItOrNot() =>
        Explored.All(() =>
        {
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor();
            bool found = false;
            Go.Parallel(
                () => ConcurrentQueueModel<int>.Enqueue(queue, 1),
                () => found = ConcurrentQueueModel<int>.TryDequeue(queue, out _));
            return $"{found} {ConcurrentQueueModel<int>.get_Count(queue)}";
        }).IsClean().Are("True 0", "False 1");

    [Fact]
    public void CheckThenAct_OnCount_LosesTheRace() =>
        Explored.All(() =>
        {
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor([1]);
            int failed = 0;
            void TakeIfAny()
            {
                if (!ConcurrentQueueModel<int>.get_IsEmpty(queue) && !ConcurrentQueueModel<int>.TryDequeue(queue, out _))
                {
                    failed++;
                }
            }

            Go.Parallel(TakeIfAny, TakeIfAny);
            return $"{failed}";
        }).IsClean().Are("0", "1");

    [Fact]
    public void TryDequeue_SpinningConsumer_LetsTheProducerGoFirst() =>
        Explored.All(() =>
        {
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor();
            Thread producer = ThreadModel.ctor(() => ConcurrentQueueModel<int>.Enqueue(queue, 1));
            ThreadModel.Start(producer);
            while (!ConcurrentQueueModel<int>.TryDequeue(queue, out _))
            {
            }

            ThreadModel.Join(producer);
            return "done";
        }).IsClean().Are("done");

    [Fact]
    public void GetEnumerator_OfQueue_IsASnapshot() =>
        Explored.All(() =>
        {
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor([1]);
            string seen = "";
            void Look()
            {
                using IEnumerator<int> items = ConcurrentQueueModel<int>.GetEnumerator(queue);
                while (items.MoveNext())
                {
                    seen += items.Current;
                    ThreadModel.Yield();
                }
            }

            Go.Parallel(Look, () => ConcurrentQueueModel<int>.Enqueue(queue, 2));
            return seen;
        }).IsClean().Are("1", "12");

    [Fact]
    public void TryPop_TwoThreads_EachGetsOne() =>
        Explored.All(() =>
        {
            ConcurrentStack<int> stack = ConcurrentStackModel<int>.ctor();
            ConcurrentStackModel<int>.PushRange(stack, [1, 2, 3]);
            int first = 0;
            int second = 0;
            Go.Parallel(() => ConcurrentStackModel<int>.TryPop(stack, out first), () => ConcurrentStackModel<int>.TryPop(stack, out second));
            return $"{first} {second}";
        }).IsClean().Are("3 2", "2 3");

    [Fact]
    public void TryPopRange_IsOneStep() =>
        Explored.All(() =>
        {
            ConcurrentStack<int> stack = ConcurrentStackModel<int>.ctor([1, 2]);
            int taken = 0;
            Go.Parallel(() => taken = ConcurrentStackModel<int>.TryPopRange(stack, new int[2]), () => ConcurrentStackModel<int>.TryPop(stack, out _));
            return $"{taken}";
        }).IsClean().Are("1", "2");

    [Fact]
    public void TryTake_FromBag_OwnNewestFirst() =>
        Explored.All(() =>
        {
            ConcurrentBag<int> bag = ConcurrentBagModel<int>.ctor();
            string taken = "";
            for (int i = 1; i <= 3; i++)
            {
                ConcurrentBagModel<int>.Add(bag, i);
            }

            string items = string.Concat(ConcurrentBagModel<int>.ToArray(bag));
            while (ConcurrentBagModel<int>.TryTake(bag, out int item))
            {
                taken += item;
            }

            return $"{items} {taken}";
        }).IsClean().Are("321 321");

    [Fact]
    public void TryTake_FromBag_OthersInAnyOrder() =>
        Explored.All(() =>
        {
            ConcurrentBag<int> bag = ConcurrentBagModel<int>.ctor();
            Thread filler = ThreadModel.ctor(() =>
            {
                for (int i = 1; i <= 3; i++)
                {
                    ConcurrentBagModel<int>.Add(bag, i);
                }
            });
            ThreadModel.Start(filler);
            ThreadModel.Join(filler);
            ConcurrentBagModel<int>.TryTake(bag, out int taken);
            return $"{taken} {bag.Count} {bag.Sum() + taken}";
        }).IsClean().Are("1 2 6", "3 2 6");

    [Fact]
    public void ProducerConsumer_ThroughTheInterface_HasSteps() =>
        Explored.All(() =>
        {
            IProducerConsumerCollection<int> queue = ConcurrentQueueModel<int>.ctor();
            bool found = false;
            Go.Parallel(
                () => ProducerConsumerModel<int>.TryAdd(queue, 1),
                () => found = ProducerConsumerModel<int>.TryTake(queue, out _));
            return $"{found}";
        }).IsClean().Are("True", "False");

    [Fact]
    public void Calls_RandomSequences_AnswerLikeTheRealOnes()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            string real = Sequence(seed);
            Explored.All(() => Sequence(seed)).IsClean().Are(real);
        }

        static string Sequence(int seed)
        {
            var random = new Random(seed);
            ConcurrentQueue<int> queue = ConcurrentQueueModel<int>.ctor([7]);
            ConcurrentStack<int> stack = ConcurrentStackModel<int>.ctor([7, 8]);
            ConcurrentBag<int> bag = ConcurrentBagModel<int>.ctor([7, 8]);
            var log = new System.Text.StringBuilder();
            for (int i = 0; i < 20; i++)
            {
                int call = random.Next(20);
                log.Append(call).Append(':').Append(Observed.Of(() => Call(queue, stack, bag, call, i))).Append(' ');
            }

            return log.ToString();
        }
    }

    private static object? Call(ConcurrentQueue<int> queue, ConcurrentStack<int> stack, ConcurrentBag<int> bag, int call, int i)
    {
        var array = new int[4];
        switch (call)
        {
            case 0:
                ConcurrentQueueModel<int>.Enqueue(queue, i);
                return queue.Count;
            case 1:
                return $"{ConcurrentQueueModel<int>.TryDequeue(queue, out int dequeued)} {dequeued}";
            case 2:
                return $"{ConcurrentQueueModel<int>.TryPeek(queue, out int peeked)} {peeked}";
            case 3:
                ConcurrentQueueModel<int>.CopyTo(queue, array, 1);
                return string.Join(',', array);
            case 4:
                ConcurrentStackModel<int>.Push(stack, i);
                return ConcurrentStackModel<int>.get_Count(stack);
            case 5:
                return $"{ConcurrentStackModel<int>.TryPop(stack, out int popped)} {popped}";
            case 6:
                return $"{ConcurrentStackModel<int>.TryPeek(stack, out int top)} {top}";
            case 7:
                return $"{ConcurrentStackModel<int>.TryPopRange(stack, array, 1, 2)} {string.Join(',', array)}";
            case 8:
                ConcurrentStackModel<int>.PushRange(stack, array, 0, 2);
                return string.Join(',', ConcurrentStackModel<int>.ToArray(stack));
            case 9 or 10:
                ConcurrentBagModel<int>.Add(bag, i);
                return ConcurrentBagModel<int>.get_Count(bag);
            case 11 or 12:
                return $"{ConcurrentBagModel<int>.TryTake(bag, out int taken)} {taken}";
            case 13:
                return $"{ConcurrentBagModel<int>.TryPeek(bag, out int seen)} {seen}";
            case 14:
                return string.Join(',', ConcurrentBagModel<int>.ToArray(bag));
            case 15:
                ConcurrentBagModel<int>.CopyTo(bag, array, 1);
                return string.Join(',', array);
            case 16:
                return $"{ConcurrentQueueModel<int>.get_IsEmpty(queue)} {ConcurrentStackModel<int>.get_IsEmpty(stack)} {ConcurrentBagModel<int>.get_IsEmpty(bag)}";
            case 17:
                ConcurrentBagModel<int>.Clear(bag);
                return ConcurrentBagModel<int>.get_Count(bag);
            case 18:
                ConcurrentStackModel<int>.Clear(stack);
                return ConcurrentStackModel<int>.get_Count(stack);
            default:
                using (IEnumerator<int> items = ConcurrentBagModel<int>.GetEnumerator(bag))
                {
                    return items.MoveNext() ? items.Current : null;
                }
        }
    }
}
