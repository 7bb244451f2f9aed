using Hsm.Abstractions;

namespace Hsm;

/// <summary>A key that a request uses.</summary>
/// <param name="Id">As the client wrote it; not looked at where the key is brought along.</param>
/// <param name="Usage">Bits of which it needs one; None: needs none.</param>
internal sealed record KeyDemand(KeyId Id, ObjectFlags Usage)
{
    /// <summary>The key leaves the cache after use.</summary>
    public bool Evicts { get; init; }

    /// <summary>The key wraps or unwraps: it may be one of the hardware's.</summary>
    public bool Wraps { get; init; }

    /// <summary>The key must be the hardware's, or trusted.</summary>
    public bool IsServers { get; init; }

    /// <summary>Namespace of the id where the client's form does not tell: Crypto or She.</summary>
    public ObjectType Type { get; init; } = ObjectType.Crypto;

    /// <summary>A key that the client brought along; empty: by id.</summary>
    public Bytes Inline { get; init; }

    /// <summary>Whether the key is brought along even if it is empty.</summary>
    public bool IsInline { get; init; }

    /// <summary>Reads the id.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="address">In the server's form.</param>
    /// <returns>False: it names no key that may be used so.</returns>
    public bool TryAddress(ClientId client, out NvmId address)
    {
        address = Id.ToNvmId(client);
        if (Type == ObjectType.She && !Id.IsWrappedOrHardware)
        {
            // Slot 0 of SHE is a slot like others.
            address = NvmId.Of(ObjectType.She, address.User, address.Number);
            return true;
        }

        return Id.Number != 0 && (Wraps || address.Type != ObjectType.Hardware);
    }
}
