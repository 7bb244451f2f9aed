namespace Interleave.Detection;

/// <summary>
/// A fold over the events of one execution: the same code runs while it happens and on a saved trace
/// (<see cref="Detectors.Run"/>).
/// </summary>
public interface IDetector
{
    /// <summary>Forgets everything; called before each execution.</summary>
    void Reset();

    /// <summary>Takes in the next event. Called on the hot path: it must not allocate once warm.</summary>
    /// <param name="seen">The event; each is told once, in order.</param>
    void OnEvent(in AccessEvent seen);
}
