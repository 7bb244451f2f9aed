namespace Hsm.Abstractions;

/// <summary>
/// An answer. A request that failed, and one that has nothing to tell, is answered by a <see cref="StatusResponse"/>;
/// every other kind of response means <see cref="HsmStatus.Ok"/>.
/// </summary>
/// <param name="Status">How the request ended.</param>
public abstract record HsmResponse(HsmStatus Status)
{
    /// <summary>True when the request was carried out.</summary>
    public bool IsOk => Status == HsmStatus.Ok;

    /// <summary>A hash of the status only: the synthesised one mixes in the type's, which differs between processes.</summary>
    /// <returns>The status number; derived records mix their members in.</returns>
    public override int GetHashCode() => (int)Status;
}
