using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// Where a request stands when its handler returns: answered, or paused with what is left of it. Everything that a paused
/// request needs is in that one object, so nothing of it is tied to a thread.
/// </summary>
internal readonly struct JobStep
{
    private JobStep(HsmResponse? response, PausedWork? rest)
    {
        Response = response;
        Rest = rest;
    }

    /// <summary>The answer; null: paused.</summary>
    public HsmResponse? Response { get; }

    /// <summary>What is left; null: answered.</summary>
    public PausedWork? Rest { get; }

    /// <summary>The request is answered.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The step.</returns>
    public static JobStep Done(HsmResponse response) => new(response, null);

    /// <summary>The request waits for the session's wake signal, which was opened for it.</summary>
    /// <param name="rest">What is left of it.</param>
    /// <returns>The step.</returns>
    public static JobStep Pause(PausedWork rest) => new(null, rest);
}
