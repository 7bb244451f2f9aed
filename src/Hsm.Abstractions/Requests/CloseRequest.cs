namespace Hsm.Abstractions;

/// <summary>
/// Ends the session: its local key cache is gone when the answer arrives; NVM and the global cache stay.
/// </summary>
/// <remarks>
/// Answers StatusResponse(Ok). Every later request on the same client answers NotReady without being sent.
/// </remarks>
public sealed record CloseRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.Close;
}
