namespace Hsm.Abstractions;

/// <summary>A request of the CRYPTO group: any of them may say where it is to be computed.</summary>
public abstract record CryptoRequest : HsmRequest
{
    /// <summary>Which side the client prefers; a server that is not configured for it does not look at it.</summary>
    public CryptoAffinity Affinity { get; init; }
}
