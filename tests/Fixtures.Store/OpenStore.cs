using Hsm;
using Hsm.Abstractions;

namespace Fixtures.Store;

/// <summary>A server over the store of a directory, with one session worked by the caller's thread.</summary>
internal sealed class OpenStore : IDisposable
{
    private readonly FileFlash _flash;
    private readonly HsmServer _server;
    private readonly ClientContext _client;

    private OpenStore(FileFlash flash, HsmServer server)
    {
        _flash = flash;
        _server = server;
        _client = server.Connect();
    }

    /// <summary>Opens it; waits while another process has it.</summary>
    public static OpenStore Open(string directory)
    {
        while (true)
        {
            HsmStatus status = FileFlash.Open(directory, new FlashGeometry(PartitionSizeBytes: 2048), out FileFlash? flash, out StoreProblem? problem);
            if (flash is not null)
            {
                return Over(flash);
            }

            if (status != HsmStatus.Locked)
            {
                throw new InvalidOperationException(problem!.Message);
            }

            Thread.Sleep(1);
        }
    }

    public HsmResponse Ask(HsmRequest request)
    {
        HsmStatus status = _client.BeginRequest(request);
        if (status != HsmStatus.Ok)
        {
            throw new InvalidOperationException($"{request} could not be sent: {status}.");
        }

        _server.Sessions[0].HandleRequest();
        return _client.EndRequest();
    }

    public void Require(HsmRequest request)
    {
        HsmResponse response = Ask(request);
        if (!response.IsOk)
        {
            throw new InvalidOperationException($"{request} answered {response.Status}.");
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _flash.Dispose();
    }

    private static OpenStore Over(FileFlash flash)
    {
        var options = new HsmServerOptions { Flash = flash, Locks = new MonitorLockProvider(), Crypto = [new SoftwareCrypto()] };
        HsmStatus status = HsmServer.Open(options, out HsmServer? server);
        if (server is null)
        {
            flash.Dispose();
            throw new InvalidOperationException($"The store does not open: {status}.");
        }

        var store = new OpenStore(flash, server);
        store.Require(new InitRequest(1));
        return store;
    }
}
