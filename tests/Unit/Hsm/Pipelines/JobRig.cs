using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

/// <summary>A session whose one request is a transfer of records.</summary>
internal sealed class JobRig : IDisposable
{
    private readonly TestServer _server;
    private readonly AutoResetEvent _woken = new(initialState: false);

    public JobRig(IAcceleratorEngine engine)
    {
        _server = new TestServer(TestServer.Options() with
        {
            Engine = engine,
            Crypto = [new SoftwareCryptoModel()],
            Components = ServerComponents.Default with { Echo = new TransferHandler(this) },
        });
        Dispatcher = _server.Server.CreateDispatcher(1);
        Session = _server.Server.OpenAsyncSession();
        Session.OnWake(() => _woken.Set());
    }

    public static HsmRequest Request { get; } = new EchoRequest(Bytes.Repeat(1, 1));

    public AsyncJobDispatcher Dispatcher { get; }

    public AsyncSession Session { get; }

    public RecordTransfer? Transfer { get; set; }

    /// <summary>Begins, and resumes as often as it is woken.</summary>
    public HsmResponse Carry()
    {
        var result = Session.Begin(Request, Dispatcher);
        while (result.Outcome == JobOutcome.Paused)
        {
            _woken.WaitOne();
            result = Session.Resume(result.Handle, Request, Dispatcher);
        }

        Assert.Equal(JobOutcome.Finished, result.Outcome);
        return result.Response!;
    }

    public void Dispose()
    {
        _server.Dispose();
        _woken.Dispose();
    }

    private sealed class TransferHandler(JobRig rig) : RequestHandler
    {
        public override HsmResponse Handle(SessionState session, HsmRequest request) => throw new InvalidOperationException("Runs as a job.");

        public override JobStep Begin(SessionState session, HsmRequest request) =>
            PausedTransfer.Begin(session, rig.Transfer!, static status => new StatusResponse(status));
    }
}
