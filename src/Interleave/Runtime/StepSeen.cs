namespace Interleave.Runtime;

/// <summary>One step of an execution that is run twice to compare.</summary>
/// <param name="Thread">Id of the logical thread.</param>
/// <param name="Kind">What it did.</param>
/// <param name="Resource">Ordinal of the resource, -1 without one.</param>
/// <param name="Site">Where.</param>
internal readonly record struct StepSeen(int Thread, AccessKind Kind, int Resource, int Site)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        string resource = Resource < 0 ? "" : $" of resource {Resource}";
        return $"T{Thread} before {Kind}{resource} at {SiteTable.Get(Site)}";
    }
}
