using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>C_Finalize while other threads call: the standard leaves what happens undefined.</summary>
internal sealed class FinalizeWork : WorkerScenario
{
    internal const string Name = "finalize";

    private const int CallsPerThread = 500;

    internal override void Prepare(WorkerRound round) => round.OpenSessions();

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        if (thread.Index == 0)
        {
            Thread.SpinWait(thread.Random.Next(50_000));
            thread.Calls.Finish();
            return;
        }

        for (int i = 0; i < CallsPerThread; i++)
        {
            thread.Calls.GetSessionInfo(thread.Session, out _);
        }
    }

    internal override void Finish(WorkerRound round)
    {
        // There is nothing left to call.
    }
}
