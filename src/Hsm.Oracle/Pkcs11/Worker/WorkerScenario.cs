using Hsm.Oracle.Pkcs11.Scenarios;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>The half of a scenario that runs in the workers and calls the module.</summary>
internal abstract class WorkerScenario
{
    /// <summary>Prepares a round in this worker; the first worker is done before the others begin.</summary>
    internal abstract void Prepare(WorkerRound round);

    /// <summary>Drives the module, in each of the worker's threads at once.</summary>
    internal abstract void Run(WorkerRound round, WorkerThread thread);

    /// <summary>Looks at what is left when all workers have run, and closes the round's sessions.</summary>
    internal virtual void Finish(WorkerRound round) => round.CloseSessions();

    /// <summary>The scenario of a name.</summary>
    internal static WorkerScenario Named(string name) => name switch
    {
        RegisterWork.Name => new RegisterWork(isPaired: false),
        RegisterWork.PairName => new RegisterWork(isPaired: true),
        ObjectsWork.Name => new ObjectsWork(),
        FindWork.Name => new FindWork(),
        LoginWork.Name => new LoginWork(),
        SessionsWork.Name => new SessionsWork(),
        CryptoWork.Name => new CryptoWork(),
        CounterWork.Name => new CounterWork(),
        FinalizeWork.Name => new FinalizeWork(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such scenario."),
    };
}
