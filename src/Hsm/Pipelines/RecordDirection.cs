namespace Hsm;

/// <summary>The sequence numbers of one direction of a pipeline, and whether it still goes.</summary>
internal sealed class RecordDirection
{
    // Rises with each record begun, also with one that fails, and never falls: nonces follow from it.
    private ulong _next;

    /// <summary>True once a record failed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Takes the numbers of a batch.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The first of them.</returns>
    public ulong Take(int count)
    {
        var first = _next;
        _next = checked(_next + (ulong)count);
        return first;
    }

    /// <summary>A record failed: the numbers of its batch are used up and nothing comes after.</summary>
    public void Break() => IsBroken = true;
}
