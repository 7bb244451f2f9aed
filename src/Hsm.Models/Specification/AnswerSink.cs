using Hsm.Abstractions;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>Takes what the rules allow: all of it, or only what agrees with an outcome.</summary>
internal readonly struct AnswerSink
{
    private readonly List<SpecifiedAnswer>? _all;
    private readonly Successors<HsmState>? _next;
    private readonly HsmResponse? _observed;

    /// <summary>Takes every answer.</summary>
    public AnswerSink(List<SpecifiedAnswer> all) => _all = all;

    /// <summary>Takes the states after answers equal to <paramref name="observed"/>; after any answer, when it is null.</summary>
    public AnswerSink(Successors<HsmState> next, HsmResponse? observed)
    {
        _next = next;
        _observed = observed;
    }

    /// <summary>What was answered; null: nothing yet, or all answers are asked for.</summary>
    public HsmResponse? Observed => _observed;

    /// <summary>Whether all answers are asked for.</summary>
    public bool TakesAll => _all is not null;

    public void Add(HsmResponse response, HsmState next)
    {
        if (_all is not null)
        {
            _all.Add(new SpecifiedAnswer(response, next));
        }
        else if (_observed is null || _observed.Equals(response))
        {
            _next!.Add(next);
        }
    }
}
