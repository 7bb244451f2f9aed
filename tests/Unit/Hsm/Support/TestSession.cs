using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm;

/// <summary>Both sides of one session, worked by the test's thread.</summary>
internal sealed class TestSession(ClientContext client, ServerContext server)
{
    public ClientContext Client => client;

    public ServerContext Server => server;

    public HsmResponse Ask(HsmRequest request)
    {
        var status = client.BeginRequest(request);
        if (status != HsmStatus.Ok)
        {
            return new StatusResponse(status);
        }

        Assert.Equal(HandleResult.Handled, server.HandleRequest());
        return client.EndRequest();
    }

    public HsmStatus Status(HsmRequest request) => Ask(request).Status;

    public T Expect<T>(HsmRequest request)
        where T : HsmResponse => Assert.IsType<T>(Ask(request));

    public HsmStatus Cache(KeyId id, Bytes key, ObjectFlags flags = ObjectFlags.UsageAny, string label = "key") =>
        Status(new KeyCacheRequest(id, flags, ObjectLabel.FromText(label), key));

    public HsmStatus Add(NvmId id, Bytes data, ObjectFlags flags = ObjectFlags.None, string label = "object") =>
        Status(new NvmAddRequest(new ObjectMetadata(id, 0, flags, (ushort)data.Length, ObjectLabel.FromText(label)), data));

    /// <summary>The whole directory, by LIST steps.</summary>
    public List<NvmId> List()
    {
        var ids = new List<NvmId>();
        var at = NvmId.None;
        while (true)
        {
            var step = Expect<NvmListResponse>(new NvmListRequest(at));
            if (step.Count == 0)
            {
                return ids;
            }

            at = step.Id;
            ids.Add(at);
        }
    }
}
