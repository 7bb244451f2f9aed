namespace Hsm.Abstractions;

/// <summary>Asks for the room left in the store.</summary>
/// <remarks>Answers NvmGetAvailableResponse. One instant for all four numbers.</remarks>
public sealed record NvmGetAvailableRequest() : HsmRequest
{
    /// <inheritdoc/>
    public override RequestKind Kind => RequestKind.NvmGetAvailable;
}
