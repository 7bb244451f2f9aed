namespace Linearizability.Search;

/// <summary>How a search ended.</summary>
internal readonly record struct SearchOutcome(Verdict Verdict, CheckBound Bound)
{
    public static SearchOutcome Found => new(Verdict.Linearizable, CheckBound.None);

    public static SearchOutcome Exhausted => new(Verdict.NotLinearizable, CheckBound.None);

    public static SearchOutcome Stopped(CheckBound bound) => new(Verdict.Unknown, bound);
}
