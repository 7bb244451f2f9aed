using System.Collections.Frozen;
using Hsm.Abstractions;

namespace Hsm.Cli.Serving;

/// <summary>Functions that <c>hsm serve</c> has for group CUSTOM; a server of one's own has those of its owner.</summary>
internal static class CustomFunctions
{
    internal static FrozenDictionary<string, ICustomCallback> All { get; } = new Dictionary<string, ICustomCallback>(StringComparer.Ordinal)
    {
        ["echo"] = new EchoFunction(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Answers the data it is given, and the call's type: for clients that try their side of CUSTOM.</summary>
    private sealed class EchoFunction : ICustomCallback
    {
        public int Invoke(ClientId client, uint type, Span<byte> data) => (int)type;
    }
}
