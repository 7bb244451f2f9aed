using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>A round in one worker: its token, its threads, the handles of the round's objects.</summary>
/// <param name="Order">What the round is.</param>
/// <param name="Token">The token.</param>
/// <param name="Threads">Those that drive.</param>
internal sealed record WorkerRound(RoundOrder Order, WorkerToken Token, IReadOnlyList<WorkerThread> Threads)
{
    /// <summary>Objects that a round may number.</summary>
    internal const int MaxObjects = 64;

    private readonly ulong[] _handles = new ulong[MaxObjects];

    /// <summary>Whether there is but one client.</summary>
    internal bool IsAlone => Order.Processes * Order.Threads == 1;

    /// <summary>The main thread's calls.</summary>
    internal ModuleCalls Calls => Token.Calls;

    /// <summary>Threads that begin each step of a round together, those of this worker only.</summary>
    internal Barrier Barrier { get; } = new(Threads.Count);

    /// <summary>Random numbers of this worker's main thread.</summary>
    internal Random Random { get; } = new(HashCode(Order.Seed, Order.Process, -1));

    /// <summary>This worker's handle of an object; 0: not known yet.</summary>
    internal ulong Handle(int number) => Volatile.Read(ref _handles[number]);

    /// <summary>Tells all threads of this worker a handle.</summary>
    internal void Publish(int number, ulong handle) => Volatile.Write(ref _handles[number], handle);

    /// <summary>An object's label: the round's, and its number behind the last hyphen.</summary>
    internal string LabelOf(int number) => $"{Order.Label}-{number}";

    /// <summary>Opens a session for every thread.</summary>
    internal void OpenSessions()
    {
        foreach (WorkerThread thread in Threads)
        {
            CkResult result = thread.Calls.OpenSession(Token.Facts.Slot, isReadWrite: true, out ulong session);
            thread.Session = result == CkResult.CKR_OK ? session : throw TokenErrors.NoSession(result);
        }
    }

    /// <summary>Closes the sessions of the threads.</summary>
    internal void CloseSessions()
    {
        foreach (WorkerThread thread in Threads)
        {
            Calls.CloseSession(thread.Session);
        }
    }

    /// <summary>Makes one of the round's token objects, which must succeed.</summary>
    internal void Make(int number, NewObject wanted)
    {
        CkResult result = Token.Objects.Create(Calls, Token.Session(), wanted, out ulong handle);
        Publish(number, result == CkResult.CKR_OK ? handle : throw TokenErrors.NoObject(result, Token.Facts));
    }

    /// <summary>Looks an object of another worker up by its label.</summary>
    /// <exception cref="UnsupportedException">It is not there: processes do not share this token's objects.</exception>
    internal void LookUp(int number)
    {
        ulong session = Token.Session();
        ulong[] found = [];
        if (Calls.FindInit(session, [CkAttribute.Of(CkAttributeType.CKA_LABEL, LabelOf(number))]) == CkResult.CKR_OK)
        {
            Calls.Find(session, 1, out found);
        }

        Calls.FindFinal(session);
        Publish(number, found.Length == 1
            ? found[0]
            : throw new UnsupportedException("What one process makes on this token, another process does not find: run with --processes 1."));
    }

    internal static int HashCode(ulong seed, int process, int thread) =>
        unchecked((int)(((seed * 0x9E3779B97F4A7C15UL) >> 32) + ((ulong)process * 0x85EBCA6BUL) + ((ulong)(thread + 1) * 0xC2B2AE35UL)));
}
