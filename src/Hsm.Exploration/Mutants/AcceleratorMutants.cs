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
        new()
        {
            Id = "A2",
            Shape = "privileged client starved, or ordinary client reaching the reserved device",
            Host = nameof(ReservedDevicePolicy),
            Workload = "accelerator-sharing",
            Configuration = "reserved",
            Finding = MutantFinding.Invariant,
            Server = static right => right with
            {
                DevicePolicy = sharing => new LendingDevicePolicy(right.DevicePolicy(sharing)),
            },
        },
        new()
        {
            Id = "A3",
            Shape = "affinity flag read after the device was chosen",
            Host = nameof(AffinityDevicePolicy),
            Workload = "accelerator-sharing",
            Configuration = "affinity",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { DevicePolicy = static _ => new LateAffinityPolicy() },
        },
        new()
        {
            Id = "A5",
            Shape = "one random generator shared without a lock: two sessions get equal bytes",
            Host = nameof(OwnGenerator),
            Workload = "shared-randomness",
            Finding = MutantFinding.History,
            Server = static right => right with { Crypto = right.Crypto with { Random = new SharedGenerator() } },
        },
        new()
        {
            Id = "A6b",
            Shape = "result of a derivation cached after another session revoked its input",
            Host = nameof(HkdfHandler),
            Workload = "derive-against-revoke",
            Finding = MutantFinding.History,
            Server = static right => right with
            {
                Crypto = right.Crypto with { Hkdf = new UnvalidatedHkdfHandler(right.Crypto.Hkdf, right.KeyCache) },
            },
        },
        new()
        {
            Id = "A6",
            Shape = "paused job resumes and writes what it read before another session revoked the key",
            Host = nameof(KeyRevalidation),
            Workload = "paused-against-revoke",
            Configuration = "two-workers",
            Finding = MutantFinding.Invariant,
            Server = static right => right with { Jobs = right.Jobs with { Revalidation = new StaleRevalidation() } },
        },
    ];
}
