using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.IDisposable.

namespace Interleave.Primitives;

/// <summary>
/// Models <see cref="IDisposable.Dispose"/>: a <c>using</c> statement calls the interface, which would pass by the
/// models of the types below.
/// </summary>
[ModelOf(typeof(IDisposable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DisposableModel
{
    public static void Dispose(IDisposable disposable)
    {
        switch (disposable)
        {
            case SemaphoreSlim semaphore:
                SemaphoreSlimModel.Dispose(semaphore);
                break;
            case CancellationTokenSource source:
                CancellationTokenSourceModel.Dispose(source);
                break;
            case ManualResetEventSlim gate:
                ManualResetEventSlimModel.Dispose(gate);
                break;
            case ReaderWriterLockSlim gate:
                ReaderWriterLockSlimModel.Dispose(gate);
                break;
            case CountdownEvent gate:
                CountdownEventModel.Dispose(gate);
                break;
            case Timer timer:
                TimerModel.Dispose(timer);
                break;
            case WaitHandle handle:
                WaitHandleModel.Dispose(handle);
                break;
            case Barrier barrier:
                BarrierModel.Dispose(barrier);
                break;
            case PeriodicTimer timer:
                PeriodicTimerModel.Dispose(timer);
                break;
            default:
                ThreadLocalResource.OnDispose(disposable);
                disposable.Dispose();
                break;
        }
    }
}
