using Xunit;

namespace Unit.ModelsAgainstReal;

/// <summary>Compares a script's outcomes on real threads with those of the model.</summary>
internal static class Agreement
{
    private const int RunsOfEach = 8;

    /// <summary>Long enough for calls that take microseconds; a run that is only slow is asked again.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(2);

    /// <summary>What a blocked call is given before it is called blocked for ever.</summary>
    private static readonly TimeSpan s_longPatience = TimeSpan.FromSeconds(2);

    /// <summary>Every outcome on real threads is one of the model's.</summary>
    /// <returns>False when the model has too many schedules to tell.</returns>
    public static bool Holds(CallScript script)
    {
        using var model = new ModelOutcomes(script);
        var jitter = new Random(script.Setup + script.Calls.Sum(c => c.Length));
        for (int i = 0; i < RunsOfEach; i++)
        {
            using var run = new RealRun(script, jitter);
            string outcome = run.Outcome(s_patience);
            if (!model.Contains(outcome))
            {
                outcome = run.Outcome(s_longPatience);
            }

            if (!model.Contains(outcome))
            {
                Assert.True(
                    !model.IsComplete,
                    $"{script}\n  real threads: {outcome}\n  the model has, in all its {model.Schedules} schedules:\n    {string.Join("\n    ", model.Seen)}");
                return false;
            }
        }

        return true;
    }

    /// <summary>One thread alone gets the same results, call by call.</summary>
    public static void IsExact(CallScript script)
    {
        using var model = new ModelOutcomes(script);
        Assert.False(model.Contains("every one, please"));
        string expected = Assert.Single(model.Seen);
        using var run = new RealRun(script, new Random(1));
        string outcome = run.Outcome(s_patience);
        if (outcome != expected)
        {
            outcome = run.Outcome(s_longPatience);
        }

        Assert.True(outcome == expected, $"{script}\n  real:  {outcome}\n  model: {expected}");
    }
}
