using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Lets one caller into a device. The library would serve many threads; a device would mix up their registers. Refusing
/// a second caller keeps the one from hiding a missing device lock that the other would punish. A library lets all in.
/// </summary>
/// <param name="admission">How many.</param>
internal sealed class DeviceGate(CallerAdmission admission)
{
    private long _operationCount;
    private int _inUse;

    /// <summary>Number of operations begun so far.</summary>
    public long OperationCount => Interlocked.Read(ref _operationCount);

    /// <summary>Comes in.</summary>
    /// <returns>Ok: call Leave; Locked: another caller is inside.</returns>
    public HsmStatus TryEnter()
    {
        if (admission == CallerAdmission.One && Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            return HsmStatus.Locked;
        }

        Interlocked.Increment(ref _operationCount);
        return HsmStatus.Ok;
    }

    /// <summary>Goes out.</summary>
    public void Leave() => Volatile.Write(ref _inUse, 0);
}
