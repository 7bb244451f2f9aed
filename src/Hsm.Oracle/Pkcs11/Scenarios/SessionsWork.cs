using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Threads of one application open and close sessions, ask for their state and log in; closing the last one logs out. Every third
/// round also closes all at once. A session is used by the thread that opened it, and by no other.
/// </summary>
internal sealed class SessionsWork : WorkerScenario
{
    internal const string Name = "sessions";

    /// <summary>Calls that belong to the history.</summary>
    internal const int Judged = 1;

    /// <summary>Argument of an OpenSession of a read/write session.</summary>
    internal const int ReadWrite = 1;

    private const int StepsPerThread = 14;

    /// <summary>Enough for one client to come by every call in every state: what it sees is no violation of the rounds that follow.</summary>
    private const int StepsAlone = 90;
    private const int LabelsPerThread = 100;

    internal override void Prepare(WorkerRound round)
    {
        round.Token.CloseAll();
        foreach (WorkerThread thread in round.Threads)
        {
            thread.Calls.Purpose = Judged;
        }
    }

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        ModuleCalls calls = thread.Calls;
        bool closesAll = round.IsAlone || round.Order.Seed % 3 == 2;
        var open = new List<(int Label, ulong Handle)>();
        for (int step = 0; step < (round.IsAlone ? StepsAlone : StepsPerThread); step++)
        {
            int dice = thread.Random.Next(20);
            if (open.Count == 0 || dice < 6)
            {
                bool isReadWrite = thread.Random.Next(2) == 0;
                int label = (thread.Index * LabelsPerThread) + step;
                calls.Subject = label;
                calls.Argument = isReadWrite ? ReadWrite : 0;
                if (calls.OpenSession(round.Token.Facts.Slot, isReadWrite, out ulong handle) == CkResult.CKR_OK)
                {
                    open.Add((label, handle));
                }

                continue;
            }

            int chosen = thread.Random.Next(open.Count);
            calls.Subject = open[chosen].Label;
            if (dice < 11)
            {
                calls.GetSessionInfo(open[chosen].Handle, out _);
            }
            else if (dice < 14 && round.Token.HasPin)
            {
                calls.Login(open[chosen].Handle, CkConstants.CKU_USER, round.Token.Pin);
            }
            else if (dice < 19 || !closesAll)
            {
                calls.CloseSession(open[chosen].Handle);
                open.RemoveAt(chosen);
            }
            else
            {
                calls.CloseAllSessions(round.Token.Facts.Slot);
            }
        }
    }

    internal override void Finish(WorkerRound round)
    {
        round.Calls.Purpose = 0;
        round.Token.CloseAll();
    }
}
