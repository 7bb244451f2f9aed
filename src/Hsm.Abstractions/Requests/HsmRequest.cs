namespace Hsm.Abstractions;

/// <summary>
/// A request of one session. Requests are immutable and equal when their content is; their hash codes are the same
/// in every process.
/// </summary>
public abstract record HsmRequest
{
    /// <summary>Group and action as the wire has them (protocol page 3).</summary>
    public abstract RequestKind Kind { get; }

    /// <summary>A hash of the kind only: the synthesised one mixes in the type's, which differs between processes.</summary>
    /// <returns>The kind's number; derived records mix their members in.</returns>
    public override int GetHashCode() => (int)Kind;
}
