using System.Globalization;
using Hsm.Oracle.Histories;
using Linearizability.Models;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Histories that are right but for one planted violation, as concurrent as a round's: each operation takes effect at one instant
/// and is seen from a random time before to a random time after.
/// </summary>
internal static class PlantedHistory
{
    private const int Clients = 4;
    private const int Steps = 60;
    private const int Keys = 3;

    /// <summary>Ticks from one effect to the next; an interval reaches over a few of them.</summary>
    private const int StepTicks = 10;

    /// <summary>After every interval.</summary>
    private const long End = 2 * Steps * StepTicks;

    /// <summary>Values put and got; at the end a value put is not what is got after it (N10).</summary>
    internal static RecordedHistory LostUpdate(ulong seed)
    {
        var random = new Random((int)seed);
        var history = new CallHistory<KeyValueInput, string>();
        string[] values = ["", "", ""];
        for (int step = 0; step < Steps; step++)
        {
            int key = random.Next(Keys);
            if (random.Next(2) == 0)
            {
                values[key] = step.ToString(CultureInfo.InvariantCulture);
                history.Add(random.Next(Clients), Interval(random, step), KeyValueInput.Put($"attribute {key}", values[key]), "");
            }
            else
            {
                history.Add(random.Next(Clients), Interval(random, step), KeyValueInput.Get($"attribute {key}"), values[key]);
            }
        }

        history.Add(0, (End, End + 1), KeyValueInput.Put("attribute 0", "lost"), "");
        history.Add(1, (End + 2, End + 3), KeyValueInput.Get("attribute 0"), values[0]);
        return KeyValues.Recorded("planted", history);
    }

    /// <summary>Objects that come, go and are found; at the end one of them is destroyed twice (N8).</summary>
    internal static RecordedHistory DoubleDestroy(ulong seed)
    {
        CallHistory<SetInput, bool> history = Objects(seed);
        history.Add(1, (End + 2, End + 5), new SetInput(SetOperation.Remove, Keys), true);
        history.Add(2, (End + 3, End + 6), new SetInput(SetOperation.Remove, Keys), true);
        return Sets.Recorded("planted", history);
    }

    /// <summary>Objects that come, go and are found; at the end one that is there is not found.</summary>
    internal static RecordedHistory MissedObject(ulong seed)
    {
        CallHistory<SetInput, bool> history = Objects(seed);
        history.Add(1, (End + 2, End + 5), new SetInput(SetOperation.Contains, Keys), false);
        return Sets.Recorded("planted", history);
    }

    private static CallHistory<SetInput, bool> Objects(ulong seed)
    {
        var random = new Random((int)seed);
        var history = new CallHistory<SetInput, bool>();
        bool[] there = new bool[Keys];
        for (int step = 0; step < Steps; step++)
        {
            int number = random.Next(Keys);
            var operation = (SetOperation)random.Next(3);
            bool answer = operation == SetOperation.Add ? !there[number] : there[number];
            there[number] = operation switch { SetOperation.Add => true, SetOperation.Remove => false, _ => there[number] };
            history.Add(random.Next(Clients), Interval(random, step), new SetInput(operation, number), answer);
        }

        history.Add(0, (End, End + 1), new SetInput(SetOperation.Add, Keys), true);
        return history;
    }

    internal static (long Call, long Return) Interval(Random random, int step)
    {
        long effect = (long)(step + 3) * StepTicks;
        return (effect - random.Next(2 * StepTicks), effect + random.Next(2 * StepTicks));
    }
}
