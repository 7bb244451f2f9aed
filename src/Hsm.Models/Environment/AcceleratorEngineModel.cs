using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>
/// An accelerator with a queue, lanes, a fixed latency and an order of completion, worked by one thread of its own; what
/// dasync is to OpenSSL. Any number of lanes costs one thread, so that a machine of few cores can model many.
/// </summary>
public sealed class AcceleratorEngineModel : IAcceleratorEngine
{
    private readonly AcceleratorEngineModelOptions _options;
    private readonly ICryptoProvider _device;
    private readonly SeededRandomSource _random;
    private readonly object _gate = new();
    private readonly Thread _thread;

    // What waits for a lane, oldest first. Guarded by _gate, as is _isEnded.
    private readonly Queue<AcceleratorOperation> _queue = new();
    private bool _isEnded;

    // What is in the lanes, oldest first, each with the time at which it is done. The engine's thread alone.
    private readonly List<(AcceleratorOperation Operation, long DueTicks)> _working = [];

    /// <summary>Starts the engine.</summary>
    /// <param name="device">Whose bytes it gives; called by the engine's thread alone.</param>
    /// <param name="options">Lanes, latency, order.</param>
    /// <exception cref="ArgumentOutOfRangeException">No lane, or a negative latency.</exception>
    public AcceleratorEngineModel(ICryptoProvider device, AcceleratorEngineModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LaneCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Latency, TimeSpan.Zero);
        _device = device;
        _options = options;
        _random = new SeededRandomSource(options.Seed);
        _thread = new Thread(Work) { Name = "accelerator model", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public string Name => "accelerator engine model";

    /// <inheritdoc/>
    public int LaneCount => _options.LaneCount;

    /// <inheritdoc/>
    public ICryptoProvider Device => _device;

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

            foreach (AcceleratorOperation operation in operations)
            {
                _queue.Enqueue(operation);
            }

            Monitor.Pulse(_gate);
        }

        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Work()
    {
        while (Fill())
        {
            int next = Choose();
            if (next >= 0)
            {
                AcceleratorOperation operation = _working[next].Operation;
                _working.RemoveAt(next);
                operation.Complete(operation.Execute(_device));
            }
            else
            {
                // Latencies are far shorter than what a sleep can keep.
                Thread.Yield();
            }
        }

        foreach ((AcceleratorOperation operation, _) in _working)
        {
            operation.Complete(HsmStatus.Aborted);
        }

        while (_queue.TryDequeue(out AcceleratorOperation? operation))
        {
            operation.Complete(HsmStatus.Aborted);
        }
    }

    /// <summary>Moves operations into free lanes; waits while there is nothing at all.</summary>
    /// <returns>False: the engine ends.</returns>
    private bool Fill()
    {
        lock (_gate)
        {
            while (_queue.Count == 0 && _working.Count == 0 && !_isEnded)
            {
                Monitor.Wait(_gate);
            }

            while (_working.Count < _options.LaneCount && _queue.TryDequeue(out AcceleratorOperation? operation))
            {
                _working.Add((operation, _options.Latency == TimeSpan.Zero ? 0 : Now() + _options.Latency.Ticks));
            }

            return !_isEnded;
        }
    }

    /// <summary>Which operation is done next.</summary>
    /// <returns>Its index; -1: none is done yet.</returns>
    private int Choose()
    {
        int done = _working.Count;
        if (_options.Latency != TimeSpan.Zero)
        {
            // All take equally long, so what was put into a lane first is done first.
            long now = Now();
            done = _working.FindIndex(one => one.DueTicks > now) is var first and >= 0 ? first : _working.Count;
        }

        return done == 0 ? -1 : _options.Order switch
        {
            CompletionOrder.FirstGiven => 0,
            CompletionOrder.LastGiven => done - 1,
            _ => Draw(done),
        };
    }

    private int Draw(int count)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        _random.Fill(bytes);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) % (uint)count);
    }

    private long Now() => _options.Clock.GetElapsedTime(0).Ticks;
}
