using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The signers of one key, opened when first needed and kept for the next request, for reading a key costs a provider as
/// much as a signature. Each is lent to one request at a time, so that a signer need not be safe for two threads, and
/// sessions that sign with one key at once do not wait for each other.
/// </summary>
/// <remarks>
/// Safe for several workers. When the key leaves its slot the pool is closed: idle signers go at once, lent ones when
/// they come back, so a request whose snapshot is older finishes with the key it took.
/// </remarks>
internal sealed class EccSignerPool : IDisposable
{
    /// <summary>Most signers that wait for a request.</summary>
    private const int MaxIdle = 16;

    private readonly Lock _gate = new();

    // Guarded by _gate. Invariant: all signers are of _port's; none is idle once closed.
    private readonly Stack<IEccSigner> _idle = [];
    private bool _isClosed;

    // Whose signers these are: the first port that opened one. Written once, under _gate.
    private volatile IEccPort? _port;

    /// <summary>Signs with a kept signer, or with one opened now, or, where the port has none, by the port itself.</summary>
    /// <param name="port">The chosen provider's; its device is held if it is one.</param>
    /// <param name="privateKey">The key whose pool this is: a snapshot's bytes.</param>
    /// <param name="digest">What to sign.</param>
    /// <param name="signature">DER, when Ok.</param>
    /// <returns>As the port.</returns>
    public HsmStatus Sign(IEccPort port, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature)
    {
        signature = default;
        var signer = Borrow(port);
        if (signer is null)
        {
            var status = port.OpenSigner(privateKey, out signer);
            if (signer is null)
            {
                return status == HsmStatus.NotCompiledIn ? port.Sign(privateKey, digest, out signature) : status;
            }
        }

        try
        {
            return signer.Sign(digest, out signature);
        }
        finally
        {
            GiveBack(port, signer);
        }
    }

    /// <summary>Closes the pool: the key has left its slot.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            while (_idle.TryPop(out var signer))
            {
                signer.Dispose();
            }
        }
    }

    private IEccSigner? Borrow(IEccPort port)
    {
        if (_port != port)
        {
            return null;
        }

        lock (_gate)
        {
            return _idle.TryPop(out var signer) ? signer : null;
        }
    }

    private void GiveBack(IEccPort port, IEccSigner signer)
    {
        lock (_gate)
        {
            _port ??= port;
            if (!_isClosed && _port == port && _idle.Count < MaxIdle)
            {
                _idle.Push(signer);
                return;
            }
        }

        signer.Dispose();
    }
}
