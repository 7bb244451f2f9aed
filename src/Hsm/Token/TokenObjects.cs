using Hsm.Abstractions;

namespace Hsm;

/// <summary>Objects of the PKCS#11 face in the store. Needs what the store needs.</summary>
internal static class TokenObjects
{
    private const int MaxNumber = 0x0FFF;

    /// <summary>
    /// Server-only: raw NVM requests can list such objects, and are refused whatever else they ask of them.
    /// </summary>
    private const ObjectFlags Flags = ObjectFlags.Trusted | ObjectFlags.NonExportable;

    /// <summary>Reads an object.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">Where it is.</param>
    /// <param name="serial">Its serial number.</param>
    /// <returns>Null: absent, or flash error.</returns>
    public static TokenAttributes? Read(NvmStore store, NvmId id, out uint serial)
    {
        serial = 0;
        if (store.Find(id) is not { } metadata)
        {
            return null;
        }

        var encoded = new byte[metadata.Length];
        return store.ReadData(id, 0, encoded) == HsmStatus.Ok ? TokenAttributes.Decode(encoded, out serial) : null;
    }

    /// <summary>Writes an object: one record, so at one instant.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">Where to.</param>
    /// <param name="serial">Its serial number.</param>
    /// <param name="attributes">What it has.</param>
    /// <returns>Ok; DeviceMemory: no room, nothing changed; DeviceError: flash error.</returns>
    public static TokenResult Write(NvmStore store, NvmId id, uint serial, TokenAttributes attributes)
    {
        var encoded = attributes.Encode(serial);
        var metadata = new ObjectMetadata(id, Access: 0, Flags, (ushort)encoded.Length, default);
        return store.Add(metadata, encoded.Span, reclaims: true) switch
        {
            HsmStatus.Ok => TokenResult.Ok,
            HsmStatus.NoSpace => TokenResult.DeviceMemory,
            _ => TokenResult.DeviceError,
        };
    }

    /// <summary>The ids of all objects, in no order that means anything.</summary>
    /// <param name="store">The store.</param>
    /// <returns>The ids.</returns>
    public static NvmId[] All(NvmStore store)
    {
        var ids = new List<NvmId>();
        foreach (var entry in store.Log.Entries)
        {
            if (entry.Metadata.Id.Type == ObjectType.Token)
            {
                ids.Add(entry.Metadata.Id);
            }
        }

        return [.. ids];
    }

    /// <summary>The lowest id that is free.</summary>
    /// <param name="store">The store.</param>
    /// <returns>None: every one is taken.</returns>
    public static NvmId FreeId(NvmStore store)
    {
        for (var number = 1; number <= MaxNumber; number++)
        {
            var id = new NvmId((ushort)(((int)ObjectType.Token << 12) | number));
            if (store.Find(id) is null)
            {
                return id;
            }
        }

        return NvmId.None;
    }

    /// <summary>The highest serial number of an object in the store.</summary>
    /// <param name="store">The store.</param>
    /// <returns>0: there is no object.</returns>
    public static uint HighestSerial(NvmStore store)
    {
        var highest = 0u;
        foreach (var id in All(store))
        {
            if (Read(store, id, out var serial) is not null)
            {
                highest = Math.Max(highest, serial);
            }
        }

        return highest;
    }
}
