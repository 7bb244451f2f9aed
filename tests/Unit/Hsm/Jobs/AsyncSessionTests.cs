using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Xunit;

namespace Unit.Hsm;

public sealed class AsyncSessionTests : IDisposable
{
    private static readonly KeyId s_key = KeyId.Global(5);
    private static readonly HsmRequest s_echo = new EchoRequest(Bytes.Repeat(1, 4));

    private readonly ManualEngine _engine = new();
    private readonly TestServer _server;
    private readonly AsyncJobDispatcher _dispatcher;
    private readonly AsyncSession _one;
    private readonly AsyncSession _two;
    private int _wakes;

    public AsyncSessionTests()
    {
        _server = new TestServer(TestServer.Options() with { Engine = _engine, Crypto = [new SoftwareCryptoModel()] });
        _dispatcher = _server.Server.CreateDispatcher(maxJobs: 2);
        _one = Open();
        _two = Open();
        _one.OnWake(() => _wakes++);
        Assert.Equal(JobOutcome.Finished, _one.Begin(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16)), _dispatcher).Outcome);
    }

    public void Dispose()
    {
        _server.Dispose();
        _engine.Dispose();
    }

    [Fact]
    public void Begin_RequestForTheAccelerator_PausesAndFinishesWhenItIsDone()
    {
        var paused = Pause(_one, Encrypt(1));
        Assert.Equal((1, 0), (_dispatcher.Pool.PausedCount, _wakes));
        Assert.Equal(JobOutcome.Paused, _one.Resume(paused, Encrypt(1), _dispatcher).Outcome);

        _engine.Complete();

        Assert.Equal(1, _wakes);
        var expected = ToyAead.Instance.Encrypt(new AesGcmInput(Bytes.Repeat(7, 16).Memory, Bytes.Repeat(1, 12), default, Bytes.Repeat(9, 20), 16));
        Assert.Equal(new AesGcmEncryptResponse(expected.Ciphertext, expected.Tag), Finish(_one, paused, Encrypt(1)));
        Assert.Equal((1, 1, 0), (_dispatcher.Pool.CreatedCount, _dispatcher.Pool.IdleCount, _dispatcher.Pool.PausedCount));
    }

    [Fact]
    public void Begin_WhileAnotherSessionIsPaused_IsServed()
    {
        var paused = Pause(_one, Encrypt(1));
        Assert.Equal(JobOutcome.Finished, _two.Begin(s_echo, _dispatcher).Outcome);
        _engine.Complete();
        Finish(_one, paused, Encrypt(1));
    }

    [Fact]
    public void Begin_InASessionThatIsPaused_IsBusy_CloseToo()
    {
        var paused = Pause(_one, Encrypt(1));
        Assert.Equal(JobOutcome.Busy, _one.Begin(s_echo, _dispatcher).Outcome);
        Assert.Equal(JobOutcome.Busy, _one.Begin(new CloseRequest(), _dispatcher).Outcome);
        _engine.Complete();
        Assert.Equal(JobOutcome.Busy, _one.Begin(Encrypt(1), _dispatcher).Outcome);
        Finish(_one, paused, Encrypt(1));
        Assert.Equal(JobOutcome.Finished, _one.Begin(new CloseRequest(), _dispatcher).Outcome);
        Assert.Equal(HsmStatus.NotReady, _one.Begin(s_echo, _dispatcher).Status);
    }

    [Fact]
    public void Resume_AnythingButWhatIsPaused_IsRefusedAndItStaysPaused()
    {
        var paused = Pause(_one, Encrypt(1));
        var other = Pause(_two, Encrypt(2));
        _engine.Complete();
        _engine.Complete();

        Assert.Equal(HsmStatus.BadArgs, _one.Resume(paused, Encrypt(2), _dispatcher).Status);
        Assert.Equal(HsmStatus.BadArgs, _one.Resume(paused, s_echo, _dispatcher).Status);
        Assert.Equal(HsmStatus.NotFound, _one.Resume(other, Encrypt(1), _dispatcher).Status);
        Assert.Equal(HsmStatus.NotFound, _one.Resume(paused with { Generation = 7 }, Encrypt(1), _dispatcher).Status);
        Assert.Equal(HsmStatus.Access, _one.Resume(paused, Encrypt(1), _server.Server.CreateDispatcher(0)).Status);

        Finish(_one, paused, Encrypt(1));
        Finish(_two, other, Encrypt(2));
        Assert.Equal(HsmStatus.NotFound, _one.Resume(paused, Encrypt(1), _dispatcher).Status);
    }

    [Fact]
    public void Begin_PoolAtItsMaximum_AnswersNoJobsUntilOneIsFree()
    {
        var third = Open();
        var paused = Pause(_one, Encrypt(1));
        Pause(_two, Encrypt(2));
        var freed = 0;
        Assert.Equal(JobOutcome.NoJobs, third.Begin(s_echo, _dispatcher).Outcome);
        _dispatcher.OnJobFreed(() => freed++);
        _engine.Complete();
        Assert.Equal(0, freed);

        Finish(_one, paused, Encrypt(1));

        Assert.Equal(1, freed);
        Assert.Equal(JobOutcome.Finished, third.Begin(s_echo, _dispatcher).Outcome);
        Assert.Equal(2, _dispatcher.Pool.CreatedCount);
    }

    [Fact]
    public void Dispose_Paused_GivesTheJobBackAndWakesNobody()
    {
        Pause(_one, Encrypt(1));

        _one.Dispose();

        Assert.Equal((1, 1, 0), (_dispatcher.Pool.CreatedCount, _dispatcher.Pool.IdleCount, _dispatcher.Pool.PausedCount));
        _engine.Complete();
        Assert.Equal(0, _wakes);
        Assert.Equal(HsmStatus.NotReady, _one.Begin(s_echo, _dispatcher).Status);
        Assert.Equal(HsmStatus.NotFound, _one.Resume(default, s_echo, _dispatcher).Status);
    }

    [Fact]
    public void Begin_AcceleratorFails_IsAnswered()
    {
        var paused = Pause(_one, Encrypt(1));
        _engine.Fail();
        Assert.Equal(HsmStatus.Aborted, Finish(_one, paused, Encrypt(1)).Status);
    }

    [Fact]
    public void Begin_QueueIsFull_AnswersLocked()
    {
        using var engine = new ManualEngine(queueLength: 0);
        using var server = new TestServer(TestServer.Options() with { Engine = engine, Crypto = [new SoftwareCryptoModel()] });
        var session = server.Server.OpenAsyncSession();
        var dispatcher = server.Server.CreateDispatcher(0);
        session.Begin(new KeyCacheRequest(s_key, ObjectFlags.UsageAny, default, Bytes.Repeat(7, 16)), dispatcher);
        Assert.Equal(HsmStatus.Locked, session.Begin(Encrypt(1), dispatcher).Response!.Status);
        Assert.Equal((1, 1), (dispatcher.Pool.CreatedCount, dispatcher.Pool.IdleCount));
    }

    private static AesGcmEncryptRequest Encrypt(byte iv) => new(s_key, Bytes.Repeat(iv, 12), default, Bytes.Repeat(9, 20));

    private AsyncSession Open() => _server.Server.OpenAsyncSession();

    private JobHandle Pause(AsyncSession session, HsmRequest request)
    {
        var result = session.Begin(request, _dispatcher);
        Assert.Equal(JobOutcome.Paused, result.Outcome);
        return result.Handle;
    }

    private HsmResponse Finish(AsyncSession session, JobHandle handle, HsmRequest request)
    {
        var result = session.Resume(handle, request, _dispatcher);
        Assert.Equal(JobOutcome.Finished, result.Outcome);
        return result.Response!;
    }
}
