namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>What a token tells of itself.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Label">Padding gone.</param>
/// <param name="Manufacturer">The same.</param>
/// <param name="Model">The same.</param>
internal sealed record TokenFacts(ulong Slot, string Label, string Manufacturer, string Model)
{
    /// <summary>CKF_ of CK_TOKEN_INFO.</summary>
    internal ulong Flags { get; init; }
}
