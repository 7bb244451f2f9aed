namespace Hsm.Abstractions;

/// <summary>The key is in the cache.</summary>
/// <param name="Id">Its id in the client's form: as asked for, or the one assigned.</param>
public sealed record KeyCacheResponse(KeyId Id) : HsmResponse(HsmStatus.Ok);
