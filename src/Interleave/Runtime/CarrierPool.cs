namespace Interleave.Runtime;

/// <summary>The idle carriers of one worker. Touched only by whoever holds the worker's baton, so it needs no lock.</summary>
internal sealed class CarrierPool(int cpu, string name) : IDisposable
{
    private readonly Stack<Carrier> _idle = new();
    private int _created;

    /// <summary>The CPU every carrier of the worker is pinned to; -1 for none.</summary>
    internal int Cpu { get; } = cpu;

    internal bool IsDisposed { get; private set; }

    internal Carrier Take()
    {
        if (_idle.TryPop(out Carrier? carrier))
        {
            return carrier;
        }

        carrier = new Carrier(this);
        carrier.Start($"{name}.{_created++}");
        return carrier;
    }

    internal void Return(Carrier carrier) => _idle.Push(carrier);

    public void Dispose()
    {
        IsDisposed = true;
        while (_idle.TryPop(out Carrier? carrier))
        {
            carrier.Baton.Pass();
        }
    }
}
