using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Searches for all objects of the round, a few handles at a time, while some of the objects come and go and the others stay. Which
/// objects the handles stand for is read after the search.
/// </summary>
internal sealed class FindWork : WorkerScenario
{
    internal const string Name = "find";

    /// <summary>Calls that belong to a search.</summary>
    internal const int Search = 1;

    /// <summary>The number behind a handle, asked after a search; Argument is the search's number.</summary>
    internal const int Resolve = 2;

    /// <summary>Objects that stay: 0 to this.</summary>
    internal const int Stable = 4;

    private const int ComingAndGoing = 8;
    private const int AtOnce = 3;
    private const int SearchesPerThread = 8;

    internal override void Prepare(WorkerRound round)
    {
        if (round.Order.Process == 0)
        {
            for (int number = 0; number < Stable; number++)
            {
                round.Calls.Subject = number;
                round.Make(number, new NewObject(round.Order.Label, NumberText(round, number)));
            }
        }

        round.OpenSessions();
    }

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        // One of three changes things; a single client does both.
        if (thread.Client % 3 == 0)
        {
            Change(round, thread);
        }

        if (thread.Client % 3 != 0 || round.IsAlone)
        {
            for (int search = 0; search < SearchesPerThread; search++)
            {
                SearchAll(round, thread, search);
            }
        }
    }

    internal override void Finish(WorkerRound round)
    {
        if (round.Order.Process == 0)
        {
            round.Calls.Purpose = 0;
            for (int number = 0; number < Stable; number++)
            {
                round.Calls.DestroyObject(round.Token.Session(), round.Handle(number));
            }
        }

        base.Finish(round);
    }

    private static void Change(WorkerRound round, WorkerThread thread)
    {
        int first = Stable + (thread.Client / 3 * ComingAndGoing);
        for (int i = 0; i < ComingAndGoing && first + i < WorkerRound.MaxObjects; i++)
        {
            thread.Calls.Subject = first + i;
            var wanted = new NewObject(round.Order.Label, NumberText(round, first + i));
            if (round.Token.Objects.Create(thread.Calls, thread.Session, wanted, out ulong handle) == CkResult.CKR_OK)
            {
                Thread.SpinWait(thread.Random.Next(20_000));
                thread.Calls.DestroyObject(thread.Session, handle);
            }
        }
    }

    private static void SearchAll(WorkerRound round, WorkerThread thread, int search)
    {
        ModuleCalls calls = thread.Calls;
        calls.Purpose = Search;
        calls.Argument = search;
        var found = new List<ulong>();
        if (calls.FindInit(thread.Session, [CkAttribute.Of(CkAttributeType.CKA_LABEL, round.Order.Label)]) != CkResult.CKR_OK)
        {
            return;
        }

        while (found.Count < WorkerRound.MaxObjects && calls.Find(thread.Session, AtOnce, out ulong[] some) == CkResult.CKR_OK && some.Length > 0)
        {
            found.AddRange(some);
        }

        calls.FindFinal(thread.Session);
        calls.Purpose = Resolve;
        foreach (ulong handle in found)
        {
            calls.GetAttributes(thread.Session, handle, [round.Token.Objects.Second], out byte[]?[] number);
            calls.Note(TokenObjects.NumberOf(number[0]));
        }
    }

    // The label is what is searched for. NSS takes an object with the CKA_ID of another for the same object, so each has its own.
    private static string NumberText(WorkerRound round, int number) => $"{round.Order.Seed:x}-{number}";
}
