using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>One whole search.</summary>
/// <param name="Begun">Its C_FindObjectsInit.</param>
/// <param name="Finds">Its C_FindObjects.</param>
/// <param name="Times">From the beginning of the first to the end of the last of these.</param>
internal sealed record SearchCalls(CallSlot Begun, IReadOnlyList<CallSlot> Finds, (long Call, long Return) Times)
{
    /// <summary>Objects told.</summary>
    internal long Found => Finds.Sum(static one => one.Answer);
}
