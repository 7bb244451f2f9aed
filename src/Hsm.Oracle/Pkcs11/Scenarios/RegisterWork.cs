using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Sets and gets attributes of one token object, in two sorts of rounds that take turns: one thread of each process sets, and all look;
/// all threads set.
/// </summary>
/// <param name="isPaired">Whether both attributes are set and told in one call; else each process has one that it sets.</param>
internal sealed class RegisterWork(bool isPaired) : WorkerScenario
{
    internal const string Name = "register";
    internal const string PairName = "pair";

    /// <summary>CKA_LABEL.</summary>
    internal const int Label = 0;

    /// <summary>CKA_ID, or what stands for it.</summary>
    internal const int Second = 1;

    /// <summary>Both in one call.</summary>
    internal const int Both = 2;

    private const int StepsPerThread = 24;

    private const ulong Sorts = 2;

    private const int MaxPause = 20_000;

    /// <summary>Values of a round: each is written once.</summary>
    private const int ValuesPerClient = 1000;

    internal override void Prepare(WorkerRound round)
    {
        round.Calls.Purpose = Both;
        if (round.Order.Process == 0)
        {
            round.Make(0, new NewObject(round.LabelOf(0), "0"));
        }
        else
        {
            round.LookUp(0);
        }

        round.OpenSessions();
    }

    internal override void Run(WorkerRound round, WorkerThread thread)
    {
        bool isWriter = thread.Index == 0 || round.Order.Processes == 1 || round.Order.Seed % Sorts == 1;

        // Breaths between calls: modules that fail under a hail of calls are to be seen in quieter weather, too.
        int pause = round.Order.Seed / Sorts % 2 == 0 ? MaxPause : 1;
        int own = round.Order.Processes > 1 ? round.Order.Process % 2 : thread.Client % 2;
        for (int step = 1; step <= StepsPerThread; step++)
        {
            Thread.SpinWait(thread.Random.Next(pause));
            int attribute = isPaired ? Both : own;
            if (isWriter && thread.Random.Next(2) == 0)
            {
                Set(round, thread.Calls, (thread.Session, attribute), ((thread.Client + 1) * ValuesPerClient) + step);
            }

            Get(round, thread.Calls, thread.Session, isPaired || thread.Random.Next(4) != 0 ? attribute : 1 - own);
        }
    }

    internal override void Finish(WorkerRound round)
    {
        // What the clients are told afterwards, and whether the object still answers at all.
        round.Calls.Purpose = Both;
        Get(round, round.Calls, round.Token.Session(), Both);
        if (round.Order.Process == 0)
        {
            round.Calls.DestroyObject(round.Token.Session(), round.Handle(0));
        }

        base.Finish(round);
    }

    private static void Set(WorkerRound round, ModuleCalls calls, (ulong Session, int Attribute) what, long value)
    {
        var changes = new List<CkAttribute>();
        if (what.Attribute != Second)
        {
            changes.Add(CkAttribute.Of(CkAttributeType.CKA_LABEL, $"{round.Order.Label}-{value}"));
        }

        if (what.Attribute != Label)
        {
            changes.Add(CkAttribute.Of(round.Token.Objects.Second, $"{value}"));
        }

        calls.Purpose = what.Attribute;
        calls.Argument = value;
        calls.SetAttributes(what.Session, round.Handle(0), changes);
    }

    private static void Get(WorkerRound round, ModuleCalls calls, ulong session, int attribute)
    {
        CkAttributeType[] types = attribute switch
        {
            Label => [CkAttributeType.CKA_LABEL],
            Second => [round.Token.Objects.Second],
            _ => [CkAttributeType.CKA_LABEL, round.Token.Objects.Second],
        };
        calls.Purpose = attribute;
        calls.GetAttributes(session, round.Handle(0), types, out byte[]?[] values);
        calls.Note(TokenObjects.NumberOf(values[0]), values.Length == 1 ? TokenObjects.NoNumber : TokenObjects.NumberOf(values[1]));
    }
}
