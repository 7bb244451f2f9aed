using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>The server's life in the log.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(10, LogLevel.Information, "Serving {Store} with locks {Locks}, scheduling {Scheduling}.")]
    internal static partial void Serving(ILogger logger, string store, string locks, string scheduling);

    [LoggerMessage(13, LogLevel.Information, "Connections are in secure channels; the server's public key is {PublicKey}.")]
    internal static partial void InChannel(ILogger logger, string publicKey);

    [LoggerMessage(11, LogLevel.Information, "{Signal}: finishing the requests in flight.")]
    internal static partial void Stopping(ILogger logger, string signal);

    [LoggerMessage(12, LogLevel.Information, "Stopped. What was acknowledged is in the store.")]
    internal static partial void Stopped(ILogger logger);
}
