namespace Hsm.Exploration;

/// <summary>
/// A wait that is signalled by two threads, before, while and after the waiter arms, then a second wait. Telling: one wake
/// for each wait, none missing, none for what is over.
/// </summary>
internal sealed class WakeSignalScenario : Scenario
{
    /// <inheritdoc/>
    public override string Name => "wake-signal";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations { get; } = ["twice", "closed"];

    /// <inheritdoc/>
    public override int ThreadCount => 3;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var signal = mutant.Server(ServerComponents.Default).Jobs.CreateSignal();
        var wakes = new int[2];
        var first = signal.Open();
        Thread[] signallers = [Signaller(() => signal.Signal(first)), Signaller(() => signal.Signal(first))];
        Array.ForEach(signallers, static thread => thread.Start());
        signal.Arm(first, () => Interlocked.Increment(ref wakes[0]));
        if (configuration == "closed")
        {
            signal.Close();
            var atClose = Volatile.Read(ref wakes[0]);
            Array.ForEach(signallers, static thread => thread.Join());
            Require(wakes[0] == atClose && atClose <= 1, "Nobody is woken after the signal was closed", wakes);
            return;
        }

        signal.Wait();
        var second = signal.Open();
        signal.Arm(second, () => Interlocked.Increment(ref wakes[1]));
        Array.ForEach(signallers, static thread => thread.Join());
        Require(Volatile.Read(ref wakes[1]) == 0, "What is signalled for a wait that is over wakes nobody", wakes);
        signal.Signal(second);
        signal.Signal(second);
        Require(wakes is [1, 1], "Each wait is woken once", wakes);
    }

    private static Thread Signaller(Action signal) => new(() => signal()) { Name = "signaller", IsBackground = true };

    private static void Require(bool holds, string rule, int[] wakes)
    {
        if (!holds)
        {
            throw new HsmInvariantException($"{rule}: {wakes[0]} and {wakes[1]} wakes.");
        }
    }
}
