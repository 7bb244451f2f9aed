using Hsm;
using Xunit;

namespace Unit.Hsm;

public sealed class WakeSignalTests
{
    private readonly WakeSignal _signal = new();
    private int _wakes;

    [Fact]
    public void Arm_SignalCameBefore_WakesAtOnceAndOnce()
    {
        var ticket = _signal.Open();
        _signal.Signal(ticket);
        _signal.Signal(ticket);
        Assert.Equal(0, _wakes);

        Arm(ticket);

        Assert.Equal(1, _wakes);
        Assert.True(_signal.IsSignalled());
    }

    [Fact]
    public void Signal_TwiceAfterArm_WakesOnce()
    {
        var ticket = _signal.Open();
        Arm(ticket);
        _signal.Signal(ticket);
        _signal.Signal(ticket);
        Assert.Equal(1, _wakes);
    }

    [Fact]
    public void Signal_TicketOfAnEarlierWait_ChangesNothing()
    {
        var earlier = _signal.Open();
        _signal.Signal(earlier);
        var ticket = _signal.Open();
        Arm(ticket);

        _signal.Signal(earlier);

        Assert.Equal(0, _wakes);
        Assert.False(_signal.IsSignalled());
        _signal.Signal(ticket);
        Assert.Equal(1, _wakes);
    }

    [Fact]
    public void Signal_AfterClose_WakesNobody()
    {
        var ticket = _signal.Open();
        Arm(ticket);
        _signal.Close();
        _signal.Signal(ticket);
        Assert.Equal(0, _wakes);
        Assert.False(_signal.Wait());
    }

    [Fact]
    public void Arm_WithATicketOfAnEarlierWait_IsNotKept()
    {
        var earlier = _signal.Open();
        var ticket = _signal.Open();
        Arm(earlier);
        _signal.Signal(ticket);
        Assert.Equal(0, _wakes);
    }

    [Fact]
    public void Wait_SignalledByAnotherThread_Ends()
    {
        var ticket = _signal.Open();
        var signaller = new Thread(() => _signal.Signal(ticket));
        signaller.Start();
        Assert.True(_signal.Wait());
        signaller.Join();
    }

    private void Arm(long ticket) => _signal.Arm(ticket, () => _wakes++);
}
