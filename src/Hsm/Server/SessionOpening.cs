using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a server context is opened with.</summary>
/// <param name="Transport">The server's end of its connection.</param>
/// <param name="Ordinal">Its slot in the server.</param>
/// <param name="Priority">How urgent its requests are.</param>
internal readonly record struct SessionOpening(IServerTransport Transport, int Ordinal, SessionPriority Priority);
