using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// A session whose requests are handled by the caller's own thread: for the setup of a run, before the server's threads
/// start. Nothing runs at the same time, so it costs a tester no choices.
/// </summary>
/// <param name="client">The client's side.</param>
/// <param name="server">The server's side; no scheduling works it yet.</param>
internal sealed class InlineClient(IHsmClient client, IServerSession server) : IHsmClient
{
    /// <inheritdoc/>
    public HsmResponse Send(HsmRequest request)
    {
        var status = BeginRequest(request);
        return status == HsmStatus.Ok ? EndRequest() : new StatusResponse(status);
    }

    /// <inheritdoc/>
    public HsmStatus BeginRequest(HsmRequest request) => client.BeginRequest(request);

    /// <inheritdoc/>
    public HsmResponse EndRequest()
    {
        server.HandleRequest();
        return client.EndRequest();
    }
}
