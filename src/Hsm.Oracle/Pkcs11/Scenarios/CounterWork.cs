using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// An attribute that holds a number: everybody reads it and writes one more. PKCS#11 has no atomic increment, so two may write the
/// same number; what is claimed is that reads and writes are those of a register.
/// </summary>
internal sealed class CounterWork : WorkerScenario
{
    internal const string Name = "counter";

    private const int StepsPerThread = 10;
    private const int MaxPause = 20_000;

    internal override void Prepare(WorkerRound round)
    {
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
        for (int step = 0; step < StepsPerThread; step++)
        {
            Thread.SpinWait(thread.Random.Next(MaxPause));
            CkResult result = thread.Calls.GetAttributes(thread.Session, round.Handle(0), [round.Token.Objects.Second], out byte[]?[] values);
            long number = TokenObjects.NumberOf(values[0]);
            thread.Calls.Note(number);
            if (result == CkResult.CKR_OK && number != TokenObjects.NoNumber)
            {
                thread.Calls.Argument = number + 1;
                thread.Calls.SetAttributes(thread.Session, round.Handle(0), [CkAttribute.Of(round.Token.Objects.Second, $"{number + 1}")]);
            }
        }
    }

    internal override void Finish(WorkerRound round)
    {
        if (round.Order.Process == 0)
        {
            round.Calls.DestroyObject(round.Token.Session(), round.Handle(0));
        }

        base.Finish(round);
    }
}
