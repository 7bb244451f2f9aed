namespace Linearizability;

/// <summary>A decision procedure made for one model: quicker than the search on the histories it can take.</summary>
/// <typeparam name="TInput">What callers asked for.</typeparam>
/// <typeparam name="TOutput">What came back.</typeparam>
/// <remarks>
/// Deciding linearizability is NP-complete in general (Gibbons and Korach 1997) and log-linear for many objects whose
/// operations carry distinct values. A monitor looks whether a history is such a one and says
/// <see cref="MonitorVerdict.Undecided"/> otherwise; the checker searches then. Pure and stateless: one instance serves
/// all threads.
/// </remarks>
public interface IMonitor<TInput, TOutput>
{
    /// <summary>Decides whether operations are linearizable from the model's initial state.</summary>
    /// <param name="part">The operations.</param>
    /// <returns>The verdict with its evidence, or undecided.</returns>
    MonitorVerdict Decide(MonitoredPart<TInput, TOutput> part);
}
