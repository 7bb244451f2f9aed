using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>
/// Where cryptography comes from and who may use the accelerator, by name: models, whose bytes are the same in every
/// process (hsm-notes 6).
/// </summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes fresh providers, the preferred first.</param>
internal sealed record CryptoChoice(string Name, Func<IReadOnlyList<ICryptoProvider>> Create)
{
    /// <summary>The accelerator, with its device lock, first: it is what a name without crypto means.</summary>
    public static IReadOnlyList<CryptoChoice> All { get; } =
    [
        new("accelerator", DeviceAndSoftware),
        new("software", static () => [new SoftwareCryptoModel()]),
        new("reserved", DeviceAndSoftware) { Sharing = AcceleratorSharing.Reserved(new ClientId(1), TimeSpan.FromMilliseconds(1)) },
        new("affinity", DeviceAndSoftware) { Sharing = AcceleratorSharing.PerRequestAffinity },
        new("jobs", static () => [new SoftwareCryptoModel()])
        {
            CreateEngine = static () => new AcceleratorEngine(
                static () => new SoftwareCryptoModel(), new AcceleratorEngineOptions { LaneCount = 2 }),
        },
    ];

    /// <summary>Who may use the accelerator.</summary>
    public AcceleratorSharing Sharing { get; init; } = AcceleratorSharing.DeviceMutex;

    /// <summary>Makes a fresh engine, which requests pause for as jobs; null: none.</summary>
    public Func<IAcceleratorEngine>? CreateEngine { get; init; }

    private static ICryptoProvider[] DeviceAndSoftware() => [new AcceleratorModel(), new SoftwareCryptoModel()];
}
