using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Token objects that come and go while others look: one thread makes an object and the others search for it and read it as soon as it
/// is found; then the threads of that process destroy it at once, and look at it again, by its handle and by a search.
/// </summary>
internal sealed class ObjectsWork : WorkerScenario
{
    internal const string Name = "objects";

    /// <summary>Calls that belong to a search by label.</summary>
    internal const int Search = 1;

    /// <summary>Attributes read, by handle.</summary>
    internal const int Read = 2;

    private const int Objects = 10;
    private const int LooksWhileMade = 12;
    private const int LooksAfterwards = 3;

    internal override void Prepare(WorkerRound round) => round.OpenSessions();

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        for (int number = 0; number < Objects; number++)
        {
            thread.Calls.Subject = number;
            bool isHere = round.Order.Process == number % round.Order.Processes;
            round.Barrier.SignalAndWait();
            if (isHere && thread.Index == number % round.Threads.Count)
            {
                Make(round, thread, number);
            }
            else
            {
                Await(round, thread, number);
            }

            // Those that destroy do so together; the others look meanwhile.
            round.Barrier.SignalAndWait();
            if (isHere && round.Handle(number) != 0 && (thread.Index + number) % 3 != 2)
            {
                thread.Calls.DestroyObject(thread.Session, round.Handle(number));
            }

            for (int look = 0; look < LooksAfterwards; look++)
            {
                Look(round, thread, number);
            }
        }
    }

    private static void Make(WorkerRound round, WorkerThread thread, int number)
    {
        thread.Calls.Argument = number;
        CkResult result = round.Token.Objects.Create(thread.Calls, thread.Session, new NewObject(round.LabelOf(number), $"{number}"), out ulong handle);
        if (result == CkResult.CKR_OK)
        {
            round.Publish(number, handle);
        }
    }

    private static void Await(WorkerRound round, WorkerThread thread, int number)
    {
        for (int look = 0; look < LooksWhileMade; look++)
        {
            if (SearchFor(round, thread, number) is { } found)
            {
                if (round.Handle(number) == 0)
                {
                    round.Publish(number, found);
                }

                ReadIt(round, thread, found);
                return;
            }
        }
    }

    private static void Look(WorkerRound round, WorkerThread thread, int number)
    {
        if (round.Handle(number) is not 0 and var handle)
        {
            ReadIt(round, thread, handle);
        }

        SearchFor(round, thread, number);
    }

    private static ulong? SearchFor(WorkerRound round, WorkerThread thread, int number)
    {
        ModuleCalls calls = thread.Calls;
        calls.Purpose = Search;
        ulong[] found = [];
        if (calls.FindInit(thread.Session, [CkAttribute.Of(CkAttributeType.CKA_LABEL, round.LabelOf(number))]) == CkResult.CKR_OK)
        {
            calls.Find(thread.Session, 2, out found);
            calls.FindFinal(thread.Session);
        }

        return found.Length > 0 ? found[0] : null;
    }

    private static void ReadIt(WorkerRound round, WorkerThread thread, ulong handle)
    {
        thread.Calls.Purpose = Read;
        thread.Calls.GetAttributes(thread.Session, handle, [CkAttributeType.CKA_LABEL, round.Token.Objects.Second], out byte[]?[] values);
        thread.Calls.Note(TokenObjects.NumberOf(values[0]), TokenObjects.NumberOf(values[1]));
    }
}
