namespace Interleave.Runtime;

/// <summary>An OS thread that carries one logical thread after another, for the life of its worker.</summary>
internal sealed class Carrier
{
    private readonly CarrierPool _pool;
    private LogicalThread? _assigned;

    internal Carrier(CarrierPool pool)
    {
        _pool = pool;
    }

    internal Baton Baton { get; } = new();

    internal void Start(string name)
    {
        var thread = new Thread(Loop, maxStackSize: 4 * 1024 * 1024) { IsBackground = true, Name = name };
        thread.UnsafeStart();
    }

    /// <summary>Gives the carrier its next logical thread; it runs once the baton is passed.</summary>
    internal void Assign(LogicalThread thread)
    {
        _assigned = thread;
        thread.Carrier = this;
    }

    private void Loop()
    {
        Futex.PinCurrentThread(_pool.Cpu);
        while (true)
        {
            Baton.Wait();
            if (_pool.IsDisposed)
            {
                // Asked only here: whoever disposes has then written the baton's word for the last time.
                Baton.Dispose();
                return;
            }

            bool again = _assigned is not null;
            while (again)
            {
                LogicalThread thread = _assigned!;
                _assigned = null;
                // True when the next logical thread was assigned to this same carrier, which then needs no hand-over.
                // Asking _assigned instead would race: once the baton is passed, others may assign and pass to us.
                again = thread.Execution.RunOnCarrier(thread, this);
            }
        }
    }
}
