namespace Hsm.Models.Specification.Pkcs11;

/// <summary>What the driver calls a handle.</summary>
internal sealed record LabelledHandle(int Label, uint Handle)
{
    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => (Label * 31) + (int)Handle;
}
