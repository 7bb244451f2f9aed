using System.Text;
using Hsm;
using Hsm.Abstractions;
using Xunit;

namespace Unit.Hsm.Channel;

/// <summary>A connection inside a channel: handshake, frames, what is dropped, and the end.</summary>
public class SecureFrameLinkTests
{
    [Fact]
    public void Send_BothWays_FramesArriveInOrder()
    {
        using var links = new Links();
        for (int i = 0; i < 300; i++)
        {
            // Keys are replaced on the way, by age in real life.
            if (i % 50 == 10)
            {
                Assert.Equal(ChannelStatus.Ok, (i % 100 == 10 ? links.One : links.Two).Channel.Rekey());
            }

            Assert.Equal($"ask {i}", Pass(links.One, links.Two, $"ask {i}"));
            Assert.Equal($"answer {i}", Pass(links.Two, links.One, $"answer {i}"));
        }

        Assert.Equal(0, links.One.RefusedCount + links.Two.RefusedCount);
    }

    [Fact]
    public void TryReceive_FrameReplayedOrForgedBeneath_IsDropped()
    {
        using var links = new Links();
        Assert.Equal(HsmStatus.Ok, links.One.Send("first"u8));
        var taken = new byte[2048];
        Assert.Equal(HsmStatus.Ok, links.Beneath.Two.TryReceive(taken, out int length));
        byte[] packet = taken[..length];
        byte[] forged = [.. packet];
        forged[^1] ^= 1;
        foreach (byte[] frame in new[] { forged, packet, packet, [1, 2, 3], forged })
        {
            Assert.Equal(HsmStatus.Ok, links.Beneath.One.Send(frame));
        }

        Assert.Equal(HsmStatus.Ok, links.One.Send("second"u8));

        Assert.Equal("first", Receive(links.Two));
        Assert.Equal("second", Receive(links.Two));
        Assert.Equal(HsmStatus.NotReady, links.Two.TryReceive(taken, out _));
        Assert.Equal(4, links.Two.RefusedCount);
    }

    [Fact]
    public void SendKeepalive_OtherEnd_SeesNoFrame()
    {
        using var links = new Links();
        Assert.Equal(HsmStatus.Ok, links.One.SendKeepalive());
        Assert.Equal(HsmStatus.NotReady, links.Two.TryReceive(new byte[2048], out _));
        Assert.Equal(0, links.Two.RefusedCount);
        Assert.True(links.Two.Channel.Timers.OwesReply);
    }

    [Fact]
    public void Send_LengthOutOfRange_IsRefused()
    {
        using var links = new Links();
        int longest = links.One.MaxFrameLengthBytes;
        Assert.Equal(2048 - 32, longest);
        Assert.Equal(HsmStatus.BadArgs, links.One.Send([]));
        Assert.Equal(HsmStatus.BadArgs, links.One.Send(new byte[longest + 1]));
        Assert.Equal(HsmStatus.Ok, links.One.Send(new byte[longest]));
        Assert.Equal(HsmStatus.BadArgs, links.Two.TryReceive(new byte[longest - 1], out _));
        Assert.Equal(HsmStatus.Ok, links.Two.TryReceive(new byte[longest], out int length));
        Assert.Equal(longest, length);
    }

    [Fact]
    public void Disconnect_WhatWasSentBefore_IsStillReceived()
    {
        using var links = new Links();
        Assert.Equal(HsmStatus.Ok, links.One.Send("last"u8));
        links.One.Disconnect();

        Assert.Equal(HsmStatus.Ok, links.Two.WaitForFrame());
        Assert.Equal("last", Receive(links.Two));
        Assert.Equal(HsmStatus.Aborted, links.Two.WaitForFrame());
        Assert.Equal(HsmStatus.Aborted, links.Two.TryReceive(new byte[2048], out _));
        Assert.Equal(HsmStatus.Aborted, links.Two.Send("x"u8));
    }

    [Fact]
    public void Accept_PeerNotLetIn_BothEndsDisconnect()
    {
        using var ends = new HandshakePair(letsIn: false);
        var beneath = new InProcessFrames(2048);
        SecureFrameLink? accepted = null;
        var server = new Thread(() => accepted = SecureFrameLink.Accept(beneath.Two, ends.Responder, new ChannelOptions(), source: 1));
        server.Start();

        Assert.Null(SecureFrameLink.Connect(beneath.One, ends.InitiatorOptions, ends.PeerKey, new ChannelOptions()));

        server.Join();
        Assert.Null(accepted);
        Assert.Equal(HsmStatus.Aborted, beneath.One.Send([1]));
    }

    private static string Pass(SecureFrameLink from, SecureFrameLink to, string text)
    {
        Assert.Equal(HsmStatus.Ok, from.Send(Encoding.UTF8.GetBytes(text)));
        return Receive(to);
    }

    private static string Receive(SecureFrameLink at)
    {
        var frame = new byte[2048];
        Assert.Equal(HsmStatus.Ok, at.TryReceive(frame, out int length));
        return Encoding.UTF8.GetString(frame, 0, length);
    }

    private sealed class Links : IDisposable
    {
        private readonly HandshakePair _ends = new();

        public Links()
        {
            SecureFrameLink? two = null;
            var server = new Thread(() => two = SecureFrameLink.Accept(Beneath.Two, _ends.Responder, new ChannelOptions(), source: 1));
            server.Start();
            One = SecureFrameLink.Connect(Beneath.One, _ends.InitiatorOptions, _ends.PeerKey, new ChannelOptions())!;
            server.Join();
            Two = two!;
        }

        public InProcessFrames Beneath { get; } = new(2048);

        public SecureFrameLink One { get; }

        public SecureFrameLink Two { get; }

        public void Dispose()
        {
            One.Dispose();
            Two.Dispose();
            _ends.Dispose();
        }
    }
}
