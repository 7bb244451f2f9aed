using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>The key that wraps or unwraps: one of the hardware's, or one with UsageWrap (protocol page 7).</summary>
internal static class WrappingKey
{
    /// <summary>Refuses number 0; hardware ids are fine here.</summary>
    /// <returns>False: refused.</returns>
    public static bool IsAddress(Situation now, KeyId key) =>
        KeyOperationRules.IsOk(now, key.Number == 0 ? HsmStatus.BadArgs : HsmStatus.Ok);

    /// <summary>Takes it: found (NotFound), the server's if it must be (Access), allowed to wrap (Usage).</summary>
    /// <returns>False: refused.</returns>
    public static bool TryTake(Situation now, KeyId key, bool isServers, out UsedKey used)
    {
        NvmId id = key.ToNvmId(now.Client);
        bool isHardware = id.Type == ObjectType.Hardware;
        HardwareKey? held = isHardware ? now.Options.HardwareKeys.FirstOrDefault(one => one.Number == id.Number) : null;
        StoredObject? found = isHardware ? null : now.FindKey(id);
        used = new UsedKey(held?.Key ?? found?.Data ?? default, found?.Hidden);
        ObjectFlags flags = held?.Flags ?? found?.Metadata.Flags ?? ObjectFlags.None;
        return KeyOperationRules.IsOk(now, held is null && found is null ? HsmStatus.NotFound
            : isServers && !isHardware && !Policy.IsTrusted(found) ? HsmStatus.Access
            : (flags & ObjectFlags.UsageWrap) == ObjectFlags.None ? HsmStatus.Usage
            : HsmStatus.Ok);
    }

    /// <summary>Whether it is long enough to be an AES key; refuses others.</summary>
    /// <returns>False: refused.</returns>
    public static bool HasLength(Situation now, UsedKey used) =>
        KeyOperationRules.IsOk(now, used.Data.Length is 16 or 24 or 32 ? HsmStatus.Ok : HsmStatus.BadArgs);
}
