namespace Hsm.Abstractions;

/// <summary>An operation of one asymmetric key, by id.</summary>
/// <param name="Key">Key to use.</param>
public abstract record KeyOperationRequest(KeyId Key) : CryptoRequest
{
    /// <summary>The key leaves the cache after use, also when the operation failed.</summary>
    public bool EvictsKey { get; init; }
}
