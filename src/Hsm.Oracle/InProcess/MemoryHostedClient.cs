using Hsm.Abstractions;
using Hsm.Oracle.Rounds;
using Hsm.Protocol;

namespace Hsm.Oracle.InProcess;

/// <summary>A session inside this process.</summary>
/// <param name="client">The client's side.</param>
/// <param name="end">Ends the connection; any number of times.</param>
internal sealed class MemoryHostedClient(ClientContext client, Action end) : HostedClient
{
    private ClientFault _fault;

    /// <inheritdoc/>
    public override ClientFault Fault => _fault;

    /// <inheritdoc/>
    public override HsmResponse Send(HsmRequest request)
    {
        HsmResponse response = client.Send(request);

        // Only a connection that has ended leaves a request without an answer here: there is no time limit.
        _fault = response.Status == HsmStatus.Timeout ? ClientFault.Disconnected : ClientFault.None;
        return response;
    }

    /// <inheritdoc/>
    public override void Dispose() => end();
}
