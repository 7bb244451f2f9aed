using System.Net.Sockets;
using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>
/// Takes packets off a stream socket, however they are cut. Keeps what has arrived of a packet over a timeout, so that
/// the next call goes on where this one stopped.
/// </summary>
/// <param name="socket">Connected, blocking, its ReceiveTimeout the response timeout.</param>
/// <param name="options">Limits, timeout and clock.</param>
internal sealed class PacketReceiver(Socket socket, HsmSocketClientOptions options)
{
    private readonly byte[] _buffer = new byte[options.Codec.MaxFrameLengthBytes];

    // Of _buffer, [_start, _end) has arrived and was not given out.
    private int _start;
    private int _end;
    private long _since;
    private bool _hasWaited;

    /// <summary>The time for a response begins.</summary>
    public void Begin()
    {
        _since = options.Time.GetTimestamp();
        _hasWaited = false;
    }

    /// <summary>Waits for a packet until the time since Begin is over.</summary>
    /// <param name="packet">Header and payload when Ok; good until the next call.</param>
    /// <returns>
    /// Ok; Timeout: none in time, the stream is still good; NotReady: the server ended the connection; Aborted: a length
    /// that no packet has.
    /// </returns>
    /// <exception cref="SocketException">The connection failed.</exception>
    public HsmStatus Receive(out ReadOnlySpan<byte> packet)
    {
        while (true)
        {
            var status = TryTake(out packet);
            if (status != HsmStatus.NotReady)
            {
                return status;
            }

            MakeRoom();
            if (!MayWait())
            {
                return HsmStatus.Timeout;
            }

            var count = socket.Receive(_buffer.AsSpan(_end), SocketFlags.None, out var error);
            if (error is SocketError.TimedOut or SocketError.WouldBlock)
            {
                return HsmStatus.Timeout;
            }

            if (error != SocketError.Success)
            {
                throw new SocketException((int)error);
            }

            if (count == 0)
            {
                return HsmStatus.NotReady;
            }

            _end += count;
        }
    }

    // NotReady: not a whole packet yet.
    private HsmStatus TryTake(out ReadOnlySpan<byte> packet)
    {
        packet = default;
        var arrived = _buffer.AsSpan(_start, _end - _start);
        if (arrived.Length < Frame.PrefixLengthBytes)
        {
            return HsmStatus.NotReady;
        }

        if (!Frame.TryReadLength(arrived, options.Codec, out var length))
        {
            return HsmStatus.Aborted;
        }

        if (arrived.Length < Frame.PrefixLengthBytes + length)
        {
            return HsmStatus.NotReady;
        }

        packet = arrived.Slice(Frame.PrefixLengthBytes, length);
        _start += Frame.PrefixLengthBytes + length;
        return HsmStatus.Ok;
    }

    private void MakeRoom()
    {
        if (_start == 0)
        {
            return;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }

    // The socket's own timeout bounds the first wait, at no call's cost; further ones are bounded by what is left.
    private bool MayWait()
    {
        if (!_hasWaited || options.ResponseTimeout == Timeout.InfiniteTimeSpan)
        {
            _hasWaited = true;
            return true;
        }

        var left = options.ResponseTimeout - options.Time.GetElapsedTime(_since);
        return left > TimeSpan.Zero && socket.Poll(left, SelectMode.SelectRead);
    }
}
