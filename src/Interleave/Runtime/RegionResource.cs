namespace Interleave.Runtime;

/// <summary>One passage through a region declared with <see cref="Atomic"/>.</summary>
internal sealed class RegionResource : Resource
{
    /// <summary>Its name.</summary>
    internal string Title { get; set; } = "";

    /// <summary>Where it was entered.</summary>
    internal string Place { get; set; } = "";

    public override string KindName => "region";

    public override string Name => $"region '{Title}'";

    protected internal override void Reset() => (Title, Place) = ("", "");
}
