using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Calls;

/// <summary>A mechanism with its parameter.</summary>
/// <param name="Mechanism">Which.</param>
/// <param name="Iv">16 bytes for CBC, 12 for GCM; empty for those that have none.</param>
/// <param name="TagBits">GCM's tag; 0 for the others.</param>
internal sealed record MechanismChoice(CkMechanism Mechanism, byte[] Iv, int TagBits = 0);
