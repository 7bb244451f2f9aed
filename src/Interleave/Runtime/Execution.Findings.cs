namespace Interleave.Runtime;

/// <content>Findings that do not end the execution they are made in.</content>
public sealed partial class Execution
{
    /// <summary>Findings of one execution kept at most: a loop may break a rule for ever.</summary>
    private const int MaxNoted = 16;

    private readonly List<FindingDraft> _noted = [];

    /// <summary>
    /// Notes a finding that the program goes on from, as .NET would. The execution ends as usual, and then with this
    /// finding before any that came later.
    /// </summary>
    /// <param name="draft">The finding; told once per kind and place.</param>
    internal void Report(FindingDraft draft)
    {
        if (!IsStopping && _noted.Count < MaxNoted && !_noted.Exists(d => d.Kind == draft.Kind && d.Place == draft.Place))
        {
            _noted.Add(draft);
        }
    }

    private void JudgeNoted()
    {
        if (Outcome is not (ExecutionOutcome.Clean or ExecutionOutcome.Finding))
        {
            _noted.Clear();
            return;
        }

        JudgeRegions();
        if (Draft is { } last)
        {
            if (_noted.Count > 0)
            {
                // What it came to belongs to the first finding: an exception that was not swallowed, say.
                _noted[0] = _noted[0] with { Details = FindingDraft.Trim([.. _noted[0].Details, $"later: {last.Message}", .. last.Details]) };
            }

            _noted.Add(last);
        }

        if (_noted.Count > 0)
        {
            if (_elapsedCount > 0 || IsPastBound)
            {
                _noted[0] = _noted[0] with { Details = FindingDraft.Trim([.. _noted[0].Details, .. TimeNotes(), .. BoundNotes(_noted[0].Kind)]) };
            }

            (Outcome, Draft) = (ExecutionOutcome.Finding, _noted[0]);
        }
    }
}
