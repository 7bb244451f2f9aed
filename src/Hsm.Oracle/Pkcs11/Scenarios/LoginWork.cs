using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Threads of one application log in and out while others search for a private object, ask for their session's state and use a
/// handle that a logout has ended. Each worker is an application by itself. Subject is a session's label, Argument an object's.
/// </summary>
internal sealed class LoginWork : WorkerScenario
{
    internal const string Name = "login";

    /// <summary>Calls that belong to the history; others make room before it and clean up after it.</summary>
    internal const int Judged = 1;

    /// <summary>The private object.</summary>
    internal const int PrivateObject = 1;

    /// <summary>The main thread's session, which is open throughout, so that no close logs out.</summary>
    internal const int MainSession = 999;

    private const int StepsPerThread = 12;

    /// <summary>
    /// What one client alone does first: every call logged in and logged out. A deviation that it does not come by would be taken for a
    /// violation of the rounds that follow.
    /// </summary>
    private static readonly Action<WorkerRound, WorkerThread>[] s_alone =
    [
        Logout, Login, Login, Search, Tell, Read, Logout, Logout, Search, Tell, Read, Login, Read, Search, Logout,
    ];

    internal override void Prepare(WorkerRound round)
    {
        if (!round.Token.HasPin)
        {
            throw new UnsupportedException("Logging in needs the user's PIN: give --pin, --pin-file or HSM_PIN.");
        }

        round.Token.CloseAll();
        ModuleCalls calls = round.Calls;
        calls.Purpose = Judged;
        calls.Subject = MainSession;
        calls.Argument = PrivateObject;
        CkResult result = calls.OpenSession(round.Token.Facts.Slot, isReadWrite: true, out ulong session);
        if (result != CkResult.CKR_OK)
        {
            throw TokenErrors.NoSession(result);
        }

        result = round.Token.Login(session);
        if (result != CkResult.CKR_OK)
        {
            throw new UnsupportedException($"C_Login answers {CkConstants.NameOf(result)} when nobody is logged in: this token needs no login.");
        }

        var wanted = new NewObject(LabelOf(round), "0") { IsPrivate = true };
        result = round.Token.Objects.Create(calls, session, wanted, out ulong handle);
        if (result != CkResult.CKR_OK)
        {
            throw new UnsupportedException($"The token takes no private object: {CkConstants.NameOf(result)}.");
        }

        round.Publish(PrivateObject, handle);
        calls.Logout(session);
        foreach (WorkerThread thread in round.Threads)
        {
            thread.Calls.Purpose = Judged;
            thread.Calls.Subject = thread.Index;
            thread.Calls.Argument = PrivateObject;
        }

        round.OpenSessions();
    }

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        foreach (Action<WorkerRound, WorkerThread> call in round.IsAlone ? s_alone : [])
        {
            call(round, thread);
        }

        for (int step = 0; step < StepsPerThread; step++)
        {
            Action<WorkerRound, WorkerThread> call = thread.Random.Next(20) switch
            {
                < 5 => Login,
                < 9 => Logout,
                < 16 => Search,
                < 19 => Tell,
                _ => Read,
            };
            call(round, thread);
        }
    }

    internal override void Finish(WorkerRound round)
    {
        round.Calls.Purpose = 0;
        round.Token.CloseAll();
        ulong session = round.Token.Session();
        if (round.Calls.FindInit(session, [CkAttribute.Of(CkAttributeType.CKA_LABEL, LabelOf(round))]) == CkResult.CKR_OK)
        {
            round.Calls.Find(session, 1, out ulong[] found);
            round.Calls.FindFinal(session);
            foreach (ulong handle in found)
            {
                round.Calls.DestroyObject(session, handle);
            }
        }
    }

    private static void Login(WorkerRound round, WorkerThread thread) => thread.Calls.Login(thread.Session, CkConstants.CKU_USER, round.Token.Pin);

    private static void Logout(WorkerRound round, WorkerThread thread) => thread.Calls.Logout(thread.Session);

    private static void Tell(WorkerRound round, WorkerThread thread) => thread.Calls.GetSessionInfo(thread.Session, out _);

    private static void Read(WorkerRound round, WorkerThread thread) =>
        thread.Calls.GetAttributes(thread.Session, round.Handle(PrivateObject), [CkAttributeType.CKA_LABEL], out _);

    private static void Search(WorkerRound round, WorkerThread thread)
    {
        ModuleCalls calls = thread.Calls;
        CkResult begun = calls.FindInit(thread.Session, [CkAttribute.Of(CkAttributeType.CKA_LABEL, LabelOf(round))]);
        if (begun == CkResult.CKR_OK)
        {
            calls.Find(thread.Session, 2, out _);
        }

        // A search that was refused is not active, and there is nothing to end; one that is said to be active is ended once.
        if (begun is CkResult.CKR_OK or CkResult.CKR_OPERATION_ACTIVE)
        {
            calls.FindFinal(thread.Session);
        }
    }

    private static string LabelOf(WorkerRound round) => $"{round.Order.Label}-{round.Order.Process}";
}
