using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Unit.Hsm;

/// <summary>An engine whose operations complete when the test says, on the test's thread, in the order it says.</summary>
internal sealed class ManualEngine(bool takesPipelines = true, int queueLength = 64, ICryptoProvider? device = null) : IAcceleratorEngine
{
    private readonly List<AcceleratorOperation> _queue = [];

    public string Name => "manual";

    public int LaneCount => 1;

    public ICryptoProvider Device { get; } = device ?? new AcceleratorModel();

    public int QueuedCount => _queue.Count;

    /// <summary>Sizes of the calls, in order.</summary>
    public List<int> Calls { get; } = [];

    public bool TakesPipelines(CryptoAlgorithm algorithm) => takesPipelines;

    public HsmStatus Submit(IReadOnlyList<AcceleratorOperation> operations)
    {
        if (_queue.Count + operations.Count > queueLength)
        {
            return HsmStatus.NoSpace;
        }

        _queue.AddRange(operations);
        Calls.Add(operations.Count);
        return HsmStatus.Ok;
    }

    public void Complete(int index = 0)
    {
        var operation = _queue[index];
        _queue.RemoveAt(index);
        operation.Complete(operation.Execute(Device));
    }

    public void Fail(int index = 0)
    {
        var operation = _queue[index];
        _queue.RemoveAt(index);
        operation.Complete(HsmStatus.Aborted);
    }

    public void Dispose() => _queue.Clear();
}
