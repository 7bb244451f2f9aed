using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Counters: sessions of one client raise, read, set and destroy the same two; another client has its own.</summary>
internal sealed class CounterScript : RoundScript
{
    /// <inheritdoc/>
    public override string Name => "counter";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "INCREMENT adds one at one instant: no two answers are the same and none is lost, whoever else counts, sets or destroys.",
        "wolfHSM protocol, COUNTER",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Counters];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Setup(ScriptLane lane)
    {
        if (lane.IsFirstOfClient)
        {
            // Near the top now and then: there it saturates.
            yield return new CounterInitRequest(lane.Ids.Counter(0), lane.Chance(10) ? uint.MaxValue - 4 : 0);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        for (int i = 0; i < lane.Length; i++)
        {
            // What sets a counter hides what was lost before it.
            CounterId counter = lane.Ids.Counter(lane.Ids.IsFocused || lane.Chance(70) ? 0 : 1);
            yield return lane.Random.Next(lane.Ids.IsFocused ? 16 : 20) switch
            {
                < 12 => new CounterIncrementRequest(counter),
                < 16 => new CounterReadRequest(counter),
                < 19 => new CounterInitRequest(counter, (uint)lane.NextVersion() * 1000),
                _ => new CounterDestroyRequest(counter),
            };
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane)
    {
        for (int i = 0; i < 2 && lane.IsFirstOfClient; i++)
        {
            yield return new CounterReadRequest(lane.Ids.Counter(i));
            yield return new CounterDestroyRequest(lane.Ids.Counter(i));
            yield return new CounterReadRequest(lane.Ids.Counter(i));
        }
    }
}
