using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>A few sessions that do something telling at the same time. Small, so that a tester can explore it deeply.</summary>
/// <remarks>
/// Asserts nothing: whatever is observed goes into a history, and the specification judges it. The order of use is
/// <see cref="Setup"/> on one thread, every body on a thread of its own, <see cref="Finish"/> on one thread again.
/// Without state: one instance serves any number of runs, at once too.
/// </remarks>
public abstract class Workload
{
    /// <summary>For configurations and messages, in lower case with hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>The planted bugs that this workload tells from the right code (bug-zoo).</summary>
    public virtual IReadOnlyList<string> Mutants => [];

    /// <summary>The number of sessions, numbered from 0; none has said INIT before <see cref="Setup"/>.</summary>
    public abstract int SessionCount { get; }

    /// <summary>Whether the server has users; its administrator is "admin" with <see cref="WorkloadServer.AdministratorPin"/>.</summary>
    public virtual bool HasUsers => false;

    /// <summary>
    /// Size of the server's flash partition: by default room for three or four records of the usual length, so that a few
    /// writes fill the log, and what reclaims and what answers NoSpace happens in every run.
    /// </summary>
    public virtual int PartitionSizeBytes => 256;

    /// <summary>How ids in NVM requests name objects.</summary>
    public virtual NvmIdScheme NvmIds => NvmIdScheme.Raw;

    /// <summary>Whether the server has a PKCS#11 face; its user's PIN is <see cref="WorkloadServer.TokenPin"/>.</summary>
    public virtual bool HasToken => false;

    /// <summary>Wrong proofs in a row after which none of a user is taken any more, where the server has users, or no PIN where it has a PKCS#11 face.</summary>
    public virtual int MaxAttempts => 10;

    /// <summary>Whether the server keeps accounts or attempts at PINs in NVM, which take hundreds of bytes.</summary>
    public bool KeepsAttempts => HasUsers || HasToken;

    /// <summary>What is asked, beside what is in NVM, of a server that was started again after a power cut; by a session of its own.</summary>
    public virtual IReadOnlyList<HsmRequest> AfterCrash => [];

    /// <summary>What runs concurrently.</summary>
    public abstract IReadOnlyList<WorkloadBody> Bodies { get; }

    /// <summary>Brings the server to where the bodies start.</summary>
    /// <param name="sessions">One client for each session.</param>
    /// <exception cref="WorkloadSetupException">The server refused: it is not the server this workload is made for.</exception>
    public virtual void Setup(IReadOnlyList<IHsmClient> sessions)
    {
    }

    /// <summary>Looks at what the bodies left behind.</summary>
    /// <param name="sessions">One client for each session.</param>
    public virtual void Finish(IReadOnlyList<IHsmClient> sessions)
    {
    }

    /// <summary>Makes a request that must succeed for the workload to mean anything.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="request">What.</param>
    /// <exception cref="WorkloadSetupException">It was refused.</exception>
    protected static void Require(IHsmClient session, HsmRequest request)
    {
        ArgumentNullException.ThrowIfNull(session);
        HsmResponse response = session.Send(request);
        if (!response.IsOk)
        {
            throw new WorkloadSetupException(
                $"The server answered {response.Status} to {request}, which the workload's setup needs: run it on a new server with default limits.");
        }
    }

    /// <summary>Lets every session say INIT.</summary>
    /// <param name="sessions">One client for each session.</param>
    /// <param name="isOneClient">True: all are client 1, and share its keys in NVM and its counters; false: clients 1, 2, 3...</param>
    /// <exception cref="WorkloadSetupException">One was refused.</exception>
    protected static void Init(IReadOnlyList<IHsmClient> sessions, bool isOneClient)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        for (int i = 0; i < sessions.Count; i++)
        {
            Require(sessions[i], new InitRequest(isOneClient ? 1u : (uint)i + 1));
        }
    }
}
