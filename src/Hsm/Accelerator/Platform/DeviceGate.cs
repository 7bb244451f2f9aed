using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Lets one caller into a device. The library would serve many threads; a device would mix up their registers. Refusing
/// a second caller keeps the one from hiding a missing device lock that the other would punish. A library lets all in.
/// </summary>
/// <param name="admission">How many.</param>
internal sealed class DeviceGate(CallerAdmission admission)
{
    // Many, for a library's callers are to share nothing that each of them writes.
    private readonly Striped<long> _operationCounts = new();
    private int _inUse;

    /// <summary>Number of operations begun so far.</summary>
    public long OperationCount
    {
        get
        {
            long sum = 0;
            for (var i = 0; i < _operationCounts.Count; i++)
            {
                sum += Interlocked.Read(ref _operationCounts.At(i));
            }

            return sum;
        }
    }

    /// <summary>Comes in.</summary>
    /// <returns>Ok: call Leave; Locked: another caller is inside.</returns>
    public HsmStatus TryEnter()
    {
        if (admission == CallerAdmission.One && Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            return HsmStatus.Locked;
        }

        Interlocked.Increment(ref _operationCounts.At(0));
        return HsmStatus.Ok;
    }

    /// <summary>Goes out.</summary>
    public void Leave()
    {
        if (admission == CallerAdmission.One)
        {
            Volatile.Write(ref _inUse, 0);
        }
    }
}
