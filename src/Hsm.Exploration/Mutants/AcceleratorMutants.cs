namespace Hsm.Exploration;

/// <summary>Planted bugs of the accelerator and its sharing.</summary>
internal static class AcceleratorMutants
{
    /// <summary>All of them, in the order of the bug zoo.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new()
        {
            Id = "A1",
            Shape = "accelerator taken while holding the NVM lock, NVM lock while holding the accelerator",
            Host = nameof(AesGcmEncryptHandler) + ", " + nameof(NvmAddHandler),
            Workload = "accelerator-against-nvm",
            Finding = MutantFinding.Deadlock,
            Server = static right => right with
            {
                AesGcmEncrypt = new DeviceFirstEncryptHandler(right.AesGcmEncrypt),
                NvmAdd = new DeviceCheckedNvmAddHandler(),
                AllowsAnyLockOrder = true,
            },
        },
    ];
}
