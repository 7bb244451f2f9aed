using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Carries out the operation of a request: by the engine, pausing the job; by the engine, waiting, where there is no job or
/// it may not pause; or by a provider on this thread.
/// </summary>
internal static class OperationRunner
{
    /// <summary>Starts an operation, and finishes it if it need not pause. The session holds no lock.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="operation">What to carry out.</param>
    /// <returns>The request's answer, or the pause until the accelerator is done.</returns>
    public static JobStep Run(SessionState session, CryptoOperation operation)
    {
        if (session.Server.Engine is { } engine && operation.IsSupportedBy(engine.Device) && session.Server.Crypto.MayUseEngine(session))
        {
            return Submit(session, engine, operation);
        }

        operation.Complete(session.Server.Crypto.Execute(session, operation));
        return operation.Finish(session);
    }

    /// <summary>Gives operations to the engine in one call, and waits for them if the request can't pause.</summary>
    /// <param name="session">Who asks; holds no lock if it may pause.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="operations">1 or more.</param>
    /// <returns>True: the request is to pause; false: all are complete.</returns>
    public static bool MustPause(SessionState session, IAcceleratorEngine engine, IReadOnlyList<EngineOperation> operations)
    {
        var mayPause = session.Dispatcher is { MayPause: true };
        if (mayPause)
        {
            session.AssertHoldsNoLock();
        }

        var call = new AcceleratorCall(session.Wake, session.OpenWake(), operations.Count);
        if (!TrySubmit(engine, operations, call))
        {
            return false;
        }

        if (!mayPause)
        {
            session.Wake.Wait();
        }

        return mayPause;
    }

    /// <summary>Gives operations to the engine in one call.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="operations">1 or more.</param>
    /// <param name="call">Made for them.</param>
    /// <returns>True: they will be complete; false: they are, with Locked or Aborted, for the engine took none of them.</returns>
    public static bool TrySubmit(IAcceleratorEngine engine, IReadOnlyList<EngineOperation> operations, AcceleratorCall call)
    {
        foreach (var operation in operations)
        {
            operation.Attach(call);
        }

        var status = engine.Submit(operations);
        if (status == HsmStatus.Ok)
        {
            return true;
        }

        // A full queue is as a lock that was not to be had: nothing changed, the request may be sent again.
        foreach (var operation in operations)
        {
            operation.Complete(status == HsmStatus.NoSpace ? HsmStatus.Locked : HsmStatus.Aborted);
        }

        return false;
    }

    private static JobStep Submit(SessionState session, IAcceleratorEngine engine, CryptoOperation operation) =>
        MustPause(session, engine, [operation])
            ? JobStep.Pause(new PausedOperation(operation))
            : operation.Finish(session);
}
