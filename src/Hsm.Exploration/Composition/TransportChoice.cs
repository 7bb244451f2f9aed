using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>A transport inside one process, by name.</summary>
/// <param name="Name">As it stands in the names of configurations.</param>
/// <param name="Create">Makes a fresh connection: the client's end and the server's.</param>
internal sealed record TransportChoice(string Name, Func<(IClientTransport Client, IServerTransport Server)> Create)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TransportChoice> All { get; } =
    [
        new("in-memory", static () =>
        {
            var link = new InMemoryTransport();
            return (link.Client, link.Server);
        }),
        new("channel", static () =>
        {
            var link = new ChannelTransport();
            return (link.Client, link.Server);
        }),
    ];
}
