namespace Interleave.Detection.Prediction;

/// <summary>Keeps the events of an execution for prediction. Allocates nothing once warm.</summary>
internal sealed class ActionRecorder : IDetector
{
    /// <summary>Events kept at most; a longer execution is not predicted from.</summary>
    internal const int MaxEvents = 20_000;

    private readonly List<AccessEvent> _events = [];

    /// <summary>True when the execution was longer than what is kept.</summary>
    internal bool IsTruncated { get; private set; }

    /// <summary>The events, in order.</summary>
    internal List<AccessEvent> Events => _events;

    /// <inheritdoc/>
    public void Reset()
    {
        _events.Clear();
        IsTruncated = false;
    }

    /// <inheritdoc/>
    public void OnEvent(in AccessEvent seen)
    {
        if (_events.Count == MaxEvents)
        {
            IsTruncated = true;
        }
        else
        {
            _events.Add(seen);
        }
    }

    /// <summary>The actions: one for each event, at the same index.</summary>
    internal ActionTrace ToTrace() => new(new ActionClassifier(_events).Classify());
}
