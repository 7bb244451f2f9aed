namespace Hsm.Oracle.Rounds;

/// <summary>A server that was there takes no client any more.</summary>
/// <param name="message">What was seen, as sentences.</param>
internal sealed class ServerLostException(string message) : Exception(message);
