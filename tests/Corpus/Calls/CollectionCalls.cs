using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Corpus.Calls;

internal sealed class ConcurrentQueueCalls : CallTable
{
    public ConcurrentQueueCalls()
    {
        var queue = new ConcurrentQueue<int>();
        Call("Enqueue(1)", () => queue.Enqueue(1));
        Call("Enqueue(2)", () => queue.Enqueue(2));
        Call("TryDequeue", () => $"{queue.TryDequeue(out int item)} {item}");
        Call("TryPeek", () => $"{queue.TryPeek(out int item)} {item}");
        Call("Count", () => queue.Count);
        Call("IsEmpty", () => queue.IsEmpty);
        Call("ToArray", () => string.Join(",", queue.ToArray()));
        Call("Clear", queue.Clear);
    }
}

internal sealed class ConcurrentStackCalls : CallTable
{
    public ConcurrentStackCalls()
    {
        var stack = new ConcurrentStack<int>();
        Call("Push(1)", () => stack.Push(1));
        Call("PushRange(2,3)", () => stack.PushRange([2, 3]));
        Call("TryPop", () => $"{stack.TryPop(out int item)} {item}");
        Call("TryPopRange", () =>
        {
            int[] items = new int[2];
            return $"{stack.TryPopRange(items)} {string.Join(",", items)}";
        });
        Call("TryPeek", () => $"{stack.TryPeek(out int item)} {item}");
        Call("Count", () => stack.Count);
        Call("IsEmpty", () => stack.IsEmpty);
        Call("ToArray", () => string.Join(",", stack.ToArray()));
        Call("Clear", stack.Clear);
    }
}

internal sealed class ConcurrentDictionaryCalls : CallTable
{
    public ConcurrentDictionaryCalls()
    {
        var dictionary = new ConcurrentDictionary<int, int>();
        Call("TryAdd(1, 1)", () => dictionary.TryAdd(1, 1));
        Call("TryAdd(2, 2)", () => dictionary.TryAdd(2, 2));
        Call("[1]", () => dictionary[1]);
        Call("[1] = 5", () => dictionary[1] = 5);
        Call("TryGetValue(1)", () => $"{dictionary.TryGetValue(1, out int value)} {value}");
        Call("TryRemove(1)", () => $"{dictionary.TryRemove(1, out int value)} {value}");
        Call("TryUpdate(1, 7, 1)", () => dictionary.TryUpdate(1, 7, 1));
        Call("AddOrUpdate(1)", () => dictionary.AddOrUpdate(1, 10, (_, v) => v + 10));
        Call("GetOrAdd(1)", () => dictionary.GetOrAdd(1, _ => 20));
        Call("ContainsKey(1)", () => dictionary.ContainsKey(1));
        Call("Count", () => dictionary.Count);
        Call("IsEmpty", () => dictionary.IsEmpty);
        Call("Clear", dictionary.Clear);
        Call("Keys", () => string.Join(",", dictionary.Keys.Order()));
    }
}

internal sealed class ChannelCalls : CallTable
{
    public ChannelCalls(int setup)
    {
        Channel<int> channel = (setup % 4) switch
        {
            0 => Channel.CreateUnbounded<int>(),
            1 => Channel.CreateBounded<int>(1),
            2 => Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }),
            _ => Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }),
        };
        Call("TryWrite(1)", () => channel.Writer.TryWrite(1));
        Call("TryWrite(2)", () => channel.Writer.TryWrite(2));
        Call("TryRead", () => $"{channel.Reader.TryRead(out int item)} {item}");
        Call("TryPeek", () => $"{channel.Reader.TryPeek(out int item)} {item}");
        Call("Count", () => channel.Reader.Count);
        Call("TryComplete", () => channel.Writer.TryComplete());
        Call("Complete", () => channel.Writer.Complete());
        Call("Completion.IsCompleted", () => channel.Reader.Completion.IsCompleted);
        Call("ReadAsync", () => channel.Reader.ReadAsync().AsTask().GetAwaiter().GetResult());
        Call("WriteAsync(3)", () => channel.Writer.WriteAsync(3).AsTask().GetAwaiter().GetResult());
        Call("WaitToReadAsync", () => channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult());
        Call("WaitToWriteAsync", () => channel.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult());
    }
}

internal sealed class BlockingCollectionCalls : CallTable
{
    public BlockingCollectionCalls(int setup)
    {
        var items = setup % 2 == 0 ? new BlockingCollection<int>() : new BlockingCollection<int>(1);
        Call("Add(1)", () => items.Add(1));
        Call("TryAdd(2)", () => items.TryAdd(2));
        Call("Take", () => items.Take());
        Call("TryTake", () => $"{items.TryTake(out int item)} {item}");
        Call("Count", () => items.Count);
        Call("CompleteAdding", items.CompleteAdding);
        Call("IsAddingCompleted", () => items.IsAddingCompleted);
        Call("IsCompleted", () => items.IsCompleted);
        Call("BoundedCapacity", () => items.BoundedCapacity);
    }
}
