namespace Hsm;

/// <summary>Lets one job run on a dispatcher at a time: neither a call from within a job nor a second thread gets in.</summary>
internal class DispatcherGate
{
    private int _inUse;

    /// <summary>Tries to get in.</summary>
    /// <returns>False: a job runs.</returns>
    public virtual bool TryEnter() => Interlocked.CompareExchange(ref _inUse, 1, 0) == 0;

    /// <summary>Whoever got in leaves.</summary>
    public virtual void Leave() => Volatile.Write(ref _inUse, 0);
}
