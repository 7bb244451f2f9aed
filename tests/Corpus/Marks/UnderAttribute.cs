namespace Corpus;

/// <summary>The program is run under options other than the defaults.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnderAttribute : Attribute
{
    /// <summary>Whether any delay may elapse at any point, as by <c>--time nondeterministic</c>.</summary>
    public bool FreeTime { get; set; }

    /// <summary>As <c>--starvation-bound</c>.</summary>
    public int StarvationBound { get; set; }
}
