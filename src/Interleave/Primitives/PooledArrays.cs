using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The buffers in one array pool.</summary>
internal sealed class PooledArrays : Resource
{
    private readonly Dictionary<int, Stack<Array>> _byLength = [];

    public override string KindName => "ArrayPool";

    /// <summary>Two threads that use one pool are not ordered by it, save through a buffer that goes from one to the other.</summary>
    internal override bool OrdersMemory => false;

    internal Array? Take(int length) => _byLength.TryGetValue(length, out Stack<Array>? buffers) && buffers.TryPop(out Array? buffer) ? buffer : null;

    internal void Put(Array buffer)
    {
        if (!_byLength.TryGetValue(buffer.Length, out Stack<Array>? buffers))
        {
            _byLength.Add(buffer.Length, buffers = new Stack<Array>());
        }

        buffers.Push(buffer);
    }

    protected internal override void Reset() => _byLength.Clear();
}
