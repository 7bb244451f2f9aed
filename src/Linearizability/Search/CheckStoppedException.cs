namespace Linearizability.Search;

/// <summary>Carries a bound out of a monitor.</summary>
internal sealed class CheckStoppedException(CheckBound bound) : OperationCanceledException
{
    public CheckBound Bound => bound;
}
