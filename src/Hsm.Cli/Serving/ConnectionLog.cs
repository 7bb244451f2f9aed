using System.Net;
using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>Connections in the log.</summary>
internal sealed partial class ConnectionLog(ILogger logger) : ConnectionObserver
{
    public override void Opened(long connection, EndPoint? peer) => LogOpened(connection, peer);

    public override void Closed(long connection, CloseReason reason)
    {
        if (reason is CloseReason.ClientLeft or CloseReason.ServerLeft)
        {
            LogClosed(connection, reason);
        }
        else
        {
            LogBroken(connection, reason);
        }
    }

    public override void Refused(EndPoint? peer) => LogRefused(peer);

    public override void AcceptFailed(Exception exception) => LogAcceptFailed(exception);

    [LoggerMessage(1, LogLevel.Information, "Connection {Connection} from {Peer}.")]
    private partial void LogOpened(long connection, EndPoint? peer);

    [LoggerMessage(2, LogLevel.Information, "Connection {Connection} ended: {Reason}.")]
    private partial void LogClosed(long connection, CloseReason reason);

    [LoggerMessage(3, LogLevel.Warning, "Connection {Connection} was cut: {Reason}.")]
    private partial void LogBroken(long connection, CloseReason reason);

    [LoggerMessage(4, LogLevel.Warning, "A client from {Peer} was turned away: there are as many connections or sessions as there may be.")]
    private partial void LogRefused(EndPoint? peer);

    [LoggerMessage(5, LogLevel.Error, "A client could not be accepted; trying again.")]
    private partial void LogAcceptFailed(Exception exception);
}
