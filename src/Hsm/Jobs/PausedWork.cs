namespace Hsm;

/// <summary>What is left of a paused request: a state machine of its own, which holds no lock.</summary>
internal abstract class PausedWork
{
    /// <summary>Goes on, once the wake signal has come.</summary>
    /// <param name="session">Who asked.</param>
    /// <returns>The answer, or another pause.</returns>
    public abstract JobStep Resume(SessionState session);

    /// <summary>Gives up what it holds; the request is answered to nobody. The accelerator may still be at work on it.</summary>
    public abstract void Abandon();
}
