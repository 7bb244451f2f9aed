using Hsm.Abstractions;

namespace Hsm.Cli.Serving;

/// <summary>What a server has beside keys, objects and counters; nothing of it unless asked for.</summary>
internal sealed record ServeFaces
{
    public required TokenOptions? Token { get; init; }

    public required AuthOptions? Users { get; init; }

    public required IReadOnlyList<HardwareKey> HardwareKeys { get; init; }

    public required IReadOnlyList<ICustomCallback?> Customs { get; init; }

    internal HsmServerOptions On(HsmServerOptions options) =>
        options with { Token = Token, Auth = Users, HardwareKeys = HardwareKeys, CustomCallbacks = Customs };
}
