using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories.Formats;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>The specification followed along one request after the other: the states that explain all answers so far.</summary>
internal sealed class SpecifiedServer(HsmFileOptions options)
{
    private readonly HsmSpecification _specification = new(options.Specification);
    private HashSet<HsmState> _states = [options.CreateModel().InitialState];

    /// <summary>Takes an answer.</summary>
    /// <param name="call">What was asked.</param>
    /// <param name="response">What came back.</param>
    /// <returns>False: no state explains it; nothing has changed.</returns>
    public bool Accepts(HsmCall call, HsmResponse response)
    {
        var next = new Successors<HsmState>();
        foreach (HsmState state in _states)
        {
            _specification.Step(state, call, Outcomes.Returned(response), next);
        }

        if (next.Count == 0)
        {
            return false;
        }

        _states = [];
        for (int i = 0; i < next.Count; i++)
        {
            _states.Add(next[i]);
        }

        return true;
    }

    /// <summary>What the specification allows here.</summary>
    /// <param name="call">What is asked.</param>
    /// <returns>Answers; where many are right, an example.</returns>
    public IReadOnlyList<HsmResponse> Allowed(HsmCall call) =>
        [.. _states.SelectMany(state => _specification.Answers(state, call)).Select(static answer => answer.Response).Distinct()];
}
