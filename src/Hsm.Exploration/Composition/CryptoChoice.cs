using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>Where cryptography comes from, by name: models, whose bytes are the same in every process (hsm-notes 6).</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes fresh providers, the preferred first.</param>
internal sealed record CryptoChoice(string Name, Func<IReadOnlyList<ICryptoProvider>> Create)
{
    /// <summary>The accelerator, with its device lock, first: it is what a name without crypto means.</summary>
    public static IReadOnlyList<CryptoChoice> All { get; } =
    [
        new("accelerator", static () => [new AcceleratorModel(), new SoftwareCryptoModel()]),
        new("software", static () => [new SoftwareCryptoModel()]),
    ];
}
