namespace Interleave.Primitives;

/// <summary>What a thread wants of a BlockingCollection; goes into its WaitState.</summary>
internal sealed class BlockingWant
{
    internal static readonly BlockingWant Add = new();
    internal static readonly BlockingWant Take = new();

    /// <summary>That nobody is adding any more.</summary>
    internal static readonly BlockingWant Quiet = new();
}
