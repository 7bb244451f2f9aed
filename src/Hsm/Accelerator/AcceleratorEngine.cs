using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Devices that work by themselves: a thread for each lane, a device for each thread, one queue for all. The engine is the
/// only one who touches the devices.
/// </summary>
public sealed class AcceleratorEngine : IAcceleratorEngine
{
    private readonly AcceleratorEngineOptions _options;
    private readonly object _gate = new();

    // What is to be done, oldest first; never more than the options say. Guarded by _gate, as is _isEnded.
    private readonly Queue<AcceleratorOperation> _queue = new();
    private readonly Thread[] _lanes;
    private bool _isEnded;

    /// <summary>Makes the devices and starts the lanes.</summary>
    /// <param name="createDevice">Makes one device; called once for each lane and once for capability queries.</param>
    /// <param name="options">Lanes and limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">No lane, or no room in the queue.</exception>
    public AcceleratorEngine(Func<ICryptoProvider> createDevice, AcceleratorEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(createDevice);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LaneCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueLength, 1);
        _options = options;
        Device = createDevice();
        _lanes = new Thread[options.LaneCount];
        for (var i = 0; i < _lanes.Length; i++)
        {
            var device = createDevice();
            _lanes[i] = new Thread(() => Work(device)) { Name = $"hsm accelerator lane {i}", IsBackground = true };
        }

        Array.ForEach(_lanes, static lane => lane.Start());
    }

    /// <inheritdoc/>
    public string Name => Device.Name + " engine";

    /// <inheritdoc/>
    public int LaneCount => _lanes.Length;

    /// <inheritdoc/>
    public ICryptoProvider Device { get; }

    /// <inheritdoc/>
    public bool TakesPipelines(CryptoAlgorithm algorithm) => _options.PipelinedAlgorithms.Contains(algorithm);

    /// <inheritdoc/>
    public HsmStatus Submit(IReadOnlyList<AcceleratorOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        lock (_gate)
        {
            if (_isEnded)
            {
                return HsmStatus.NotReady;
            }

            if (_queue.Count + operations.Count > _options.QueueLength)
            {
                return HsmStatus.NoSpace;
            }

            foreach (var operation in operations)
            {
                _queue.Enqueue(operation);
            }

            // One more for each, not all: a lane that is woken for nothing costs two switches.
            for (var i = 0; i < operations.Count && i < _lanes.Length; i++)
            {
                Monitor.Pulse(_gate);
            }
        }

        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AcceleratorOperation[] left;
        lock (_gate)
        {
            if (_isEnded)
            {
                return;
            }

            _isEnded = true;
            left = [.. _queue];
            _queue.Clear();
            Monitor.PulseAll(_gate);
        }

        Array.ForEach(left, static operation => operation.Complete(HsmStatus.Aborted));
        Array.ForEach(_lanes, static lane => lane.Join());
    }

    private void Work(ICryptoProvider device)
    {
        while (Next() is { } operation)
        {
            operation.Complete(operation.Execute(device));
        }
    }

    private AcceleratorOperation? Next()
    {
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                if (_isEnded)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return _queue.Dequeue();
        }
    }
}
