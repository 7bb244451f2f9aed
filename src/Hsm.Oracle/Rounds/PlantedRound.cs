using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories.Formats;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>
/// A round of a script without any server: the specification answers, right but at one place, where two clients meet and both
/// are answered from the same state, so that what the first did is lost.
/// </summary>
internal static class PlantedRound
{
    /// <summary>Clients of such a round.</summary>
    public const int LaneCount = 3;

    private const int CallsEach = 8;
    private const int MostAttempts = 200;

    /// <summary>Makes such a history.</summary>
    /// <param name="script">Whose round.</param>
    /// <param name="profile">The server it could be of.</param>
    /// <param name="seed">Varies it.</param>
    /// <returns>A history that no order explains: both orders of the two calls were followed to their end.</returns>
    /// <exception cref="InvalidOperationException">None was found: the script never has two clients change the same thing.</exception>
    public static History<HsmCall, HsmResponse> Make(RoundScript script, ServerProfile profile, ulong seed)
    {
        HsmFileOptions options = RoundHistory.Options(profile, LaneCount);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            ulong variation = seed + (ulong)(attempt / CallsEach);
            var simulation = new Simulation(script, profile, variation, meetingAt: attempt % CallsEach);
            List<Operation<HsmCall, HsmResponse>> calls = simulation.Run();
            if (simulation.MeetsAt is { } first && !Explains(calls, options) && !Explains(Swapped(calls, first), options))
            {
                return new History<HsmCall, HsmResponse>(calls);
            }
        }

        throw new InvalidOperationException($"No violation could be planted in '{script.Name}': its clients do not meet.");
    }

    private static bool Explains(IReadOnlyList<Operation<HsmCall, HsmResponse>> calls, HsmFileOptions options)
    {
        var server = new SpecifiedServer(options);
        return calls.All(call => server.Accepts(call.Input, call.Outcome.Value));
    }

    private static List<Operation<HsmCall, HsmResponse>> Swapped(List<Operation<HsmCall, HsmResponse>> calls, int first)
    {
        List<Operation<HsmCall, HsmResponse>> swapped = [.. calls];
        (swapped[first], swapped[first + 1]) = (swapped[first + 1], swapped[first]);
        return swapped;
    }

    private sealed class Simulation
    {
        private readonly HsmSpecification _specification;
        private readonly Random _random;
        private readonly int _meetingAt;
        private readonly RoundScript _script;
        private readonly ScriptLane[] _lanes;
        private readonly int[] _sessions = [.. Enumerable.Range(0, LaneCount)];
        private readonly List<Operation<HsmCall, HsmResponse>> _calls = [];
        private HsmState _state;
        private long _clock;

        public Simulation(RoundScript script, ServerProfile profile, ulong seed, int meetingAt)
        {
            HsmFileOptions options = RoundHistory.Options(profile, LaneCount);
            _specification = new HsmSpecification(options.Specification);
            _state = options.CreateModel().InitialState;
            _script = script;
            _meetingAt = meetingAt;
            _random = new Random(unchecked((int)seed));
            var ids = new RoundIds(profile, seed);
            _lanes = [.. Enumerable.Range(0, LaneCount).Select(
                lane => new ScriptLane(lane, ids, profile, new Random(unchecked((int)(seed * 7) + lane))) { Length = CallsEach })];
        }

        /// <summary>Index of the first of the two calls that meet; null: they did not.</summary>
        public int? MeetsAt { get; private set; }

        public List<Operation<HsmCall, HsmResponse>> Run()
        {
            InTurn(_script.Setup);
            List<(ScriptLane Lane, IEnumerator<HsmRequest> Requests)> going = [.. _lanes.Select(lane => (lane, _script.Drive(lane).GetEnumerator()))];
            for (int step = 0; going.Count > 0; step++)
            {
                // The first two share a client, and so what they can take from each other.
                if (step >= _meetingAt && MeetsAt is null && going.Count == LaneCount)
                {
                    Meet(going);
                    continue;
                }

                int chosen = _random.Next(going.Count);
                if (going[chosen].Requests.MoveNext())
                {
                    Ask(going[chosen].Lane, going[chosen].Requests.Current);
                }
                else
                {
                    going.RemoveAt(chosen);
                }
            }

            InTurn(_script.Finish);
            return _calls;
        }

        private void Meet(List<(ScriptLane Lane, IEnumerator<HsmRequest> Requests)> going)
        {
            for (int i = 0; i < 2; i++)
            {
                if (!going[i].Requests.MoveNext())
                {
                    going.RemoveAt(i);
                    return;
                }
            }

            HsmState before = _state;
            long begin = _clock;
            MeetsAt = _calls.Count;
            Ask(going[0].Lane, going[0].Requests.Current);
            _state = before;
            Ask(going[1].Lane, going[1].Requests.Current);
            for (int i = 0; i < 2; i++)
            {
                _calls[MeetsAt.Value + i] = _calls[MeetsAt.Value + i] with { CallTime = begin + 1 + i, ReturnTime = begin + 3 + i };
            }
        }

        private void InTurn(Func<ScriptLane, IEnumerable<HsmRequest>> part)
        {
            foreach (ScriptLane lane in _lanes)
            {
                foreach (HsmRequest request in part(lane))
                {
                    Ask(lane, request);
                }
            }
        }

        private void Ask(ScriptLane lane, HsmRequest request)
        {
            var call = new HsmCall(_sessions[lane.Index], request);
            IReadOnlyList<SpecifiedAnswer> answers = _specification.Answers(_state, call);
            SpecifiedAnswer answer = answers[_random.Next(answers.Count)];
            _state = answer.Next;
            lane.Answer = answer.Response;
            if (request is CloseRequest)
            {
                _sessions[lane.Index] += LaneCount;
            }

            _calls.Add(new Operation<HsmCall, HsmResponse>
            {
                Client = lane.Index,
                Input = call,
                CallTime = ++_clock,
                Outcome = Outcomes.Returned(answer.Response),
                ReturnTime = ++_clock,
            });
        }
    }
}
