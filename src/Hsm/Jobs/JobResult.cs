using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a call of <see cref="AsyncSession.Begin"/> or <see cref="AsyncSession.Resume"/> answers.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Response">The answer to the client when Finished; null else.</param>
/// <param name="Handle">What to resume when Paused; default else.</param>
/// <param name="Status">Why, when Error; Ok else.</param>
public readonly record struct JobResult(JobOutcome Outcome, HsmResponse? Response, JobHandle Handle, HsmStatus Status)
{
    /// <summary>A request that was carried out.</summary>
    /// <param name="response">Its answer.</param>
    /// <returns>The result.</returns>
    internal static JobResult Finished(HsmResponse response) => new(JobOutcome.Finished, response, default, HsmStatus.Ok);

    /// <summary>A request that waits.</summary>
    /// <param name="handle">What to resume.</param>
    /// <returns>The result.</returns>
    internal static JobResult Paused(JobHandle handle) => new(JobOutcome.Paused, null, handle, HsmStatus.Ok);

    /// <summary>A call that found the pool or the session in use.</summary>
    /// <param name="outcome">NoJobs or Busy.</param>
    /// <returns>The result.</returns>
    internal static JobResult Nothing(JobOutcome outcome) => new(outcome, null, default, HsmStatus.Ok);

    /// <summary>A call that was refused.</summary>
    /// <param name="status">Why.</param>
    /// <returns>The result.</returns>
    internal static JobResult Error(HsmStatus status) => new(JobOutcome.Error, null, default, status);
}
