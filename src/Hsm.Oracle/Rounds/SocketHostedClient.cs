using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm.Oracle.Rounds;

/// <summary>A session over TCP or a Unix socket.</summary>
internal sealed class SocketHostedClient(HsmSocketClient client) : HostedClient
{
    /// <inheritdoc/>
    public override ClientFault Fault => client.LastFault;

    /// <inheritdoc/>
    public override HsmResponse Send(HsmRequest request) => client.Send(request);

    /// <inheritdoc/>
    public override void Dispose() => client.Dispose();
}
