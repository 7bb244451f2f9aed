namespace Hsm.Abstractions;

/// <summary>
/// Which counters of one key have been received. Sequential specification, with state <c>next</c> and the received set
/// R, both empty at first, and width W:
/// <code>
/// n ≥ Limit, or n + W &lt; next (without overflow) → TooOld
/// n ∈ R                                          → Duplicate
/// else (Mark) add n to R, next = max(next, n+1), drop r with r + W &lt; next → Ok
/// </code>
/// </summary>
/// <remarks>
/// Both operations are linearizable, from any number of threads. Phase: from construction on; a window ends with its
/// key. After RFC 6479 and WireGuard's counter validators.
/// </remarks>
public interface IReplayWindow
{
    /// <summary>For configurations and messages, e.g. <c>mutex</c>.</summary>
    string Name { get; }

    /// <summary>W: how far behind the newest counter one may still arrive, in counters.</summary>
    int WidthCounters { get; }

    /// <summary>Counters from here on are refused.</summary>
    ulong Limit { get; }

    /// <summary>How often <see cref="Mark"/> answered Ok. Exact when no Mark is under way.</summary>
    ulong ReceivedCount { get; }

    /// <summary>Tells what <see cref="Mark"/> would answer, and changes nothing: to spare the decryption of a replay.</summary>
    /// <param name="counter">Any.</param>
    /// <returns>The verdict at one moment of the call; an Ok may be out of date when it arrives, so Mark looks again.</returns>
    ReplayVerdict Check(ulong counter);

    /// <summary>Notes a counter as received, unless it was already or is too old. To be called after authentication.</summary>
    /// <param name="counter">Any.</param>
    /// <returns>Ok: noted, by this call alone; else nothing changed.</returns>
    ReplayVerdict Mark(ulong counter);
}
