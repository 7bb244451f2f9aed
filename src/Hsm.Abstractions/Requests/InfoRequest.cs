namespace Hsm.Abstractions;

/// <summary>Asks for limits and versions of the server. Touches no state.</summary>
/// <remarks>Answers InfoResponse.</remarks>
public sealed record InfoRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Info;
}
