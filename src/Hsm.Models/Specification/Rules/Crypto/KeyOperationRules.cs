using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>What all operations of one asymmetric key have in common.</summary>
internal static class KeyOperationRules
{
    /// <summary>
    /// Takes the key; from there on the situation is that after its eviction, if that was asked for: the key leaves also
    /// when the operation fails.
    /// </summary>
    /// <returns>False: refused.</returns>
    public static bool TryTakeKey(ref Situation now, KeyOperationRequest request, ObjectFlags usage, out UsedKey key)
    {
        key = default;
        if (!now.TryAddress(request.Key, out _)
            || !UsedKey.TryTake(now, request.Key, new KeyNeed(usage, request.EvictsKey), out key))
        {
            return false;
        }

        now = UsedKey.Evict(now, request.Key, request.EvictsKey);
        return true;
    }

    /// <summary>Refuses what is not Ok.</summary>
    /// <returns>True when Ok.</returns>
    public static bool IsOk(Situation now, HsmStatus status)
    {
        if (status != HsmStatus.Ok)
        {
            now.Refuse(status);
        }

        return status == HsmStatus.Ok;
    }

    /// <summary>Refuses what is not Ok; what a port calls a bad argument is the request's.</summary>
    /// <returns>True when Ok.</returns>
    public static bool IsOkByPort(Situation now, HsmStatus status) =>
        IsOk(now, status == HsmStatus.BadFunctionArgument ? HsmStatus.BadArgs : status);

    /// <summary>Refuses payloads that are too long or malformed.</summary>
    /// <returns>True when fine.</returns>
    public static bool HasShape(Situation now, bool isShaped, int lengthBytes) =>
        IsOk(now, isShaped && lengthBytes <= now.Options.Info.CommDataLengthBytes ? HsmStatus.Ok : HsmStatus.BadArgs);
}
