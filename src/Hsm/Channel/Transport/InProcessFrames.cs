using Hsm.Abstractions;

namespace Hsm;

/// <summary>A connection of frames inside one process: two queues under one lock.</summary>
public sealed class InProcessFrames
{
    private readonly object _gate = new();
    private readonly Queue<byte[]> _forth = new();
    private readonly Queue<byte[]> _back = new();
    private readonly int _maxFrameLengthBytes;
    private readonly End _one;
    private readonly End _two;
    private bool _ended;

    /// <summary>Makes a connection, open at both ends.</summary>
    /// <param name="maxFrameLengthBytes">The longest frame; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public InProcessFrames(int maxFrameLengthBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFrameLengthBytes, 1);
        _maxFrameLengthBytes = maxFrameLengthBytes;
        _one = new End(this, _back, _forth);
        _two = new End(this, _forth, _back);
    }

    /// <summary>One end.</summary>
    public IFrameLink One => _one;

    /// <summary>The other end.</summary>
    public IFrameLink Two => _two;

    private sealed class End(InProcessFrames link, Queue<byte[]> incoming, Queue<byte[]> outgoing) : IFrameLink
    {
        // Under the gate; called outside of it.
        private Action? _arrived;

        private End Other => ReferenceEquals(this, link._one) ? link._two : link._one;

        public int MaxFrameLengthBytes => link._maxFrameLengthBytes;

        public HsmStatus Send(ReadOnlySpan<byte> frame)
        {
            if (frame.IsEmpty || frame.Length > MaxFrameLengthBytes)
            {
                return HsmStatus.BadArgs;
            }

            Action? arrived;
            lock (link._gate)
            {
                if (link._ended)
                {
                    return HsmStatus.Aborted;
                }

                outgoing.Enqueue(frame.ToArray());
                Monitor.PulseAll(link._gate);
                arrived = Other._arrived;
            }

            arrived?.Invoke();
            return HsmStatus.Ok;
        }

        public HsmStatus TryReceive(Span<byte> frame, out int lengthBytes)
        {
            lengthBytes = 0;
            lock (link._gate)
            {
                if (!incoming.TryPeek(out var next))
                {
                    return link._ended ? HsmStatus.Aborted : HsmStatus.NotReady;
                }

                if (frame.Length < next.Length)
                {
                    return HsmStatus.BadArgs;
                }

                incoming.Dequeue().CopyTo(frame);
                lengthBytes = next.Length;
                return HsmStatus.Ok;
            }
        }

        public HsmStatus WaitForFrame()
        {
            lock (link._gate)
            {
                while (incoming.Count == 0)
                {
                    if (link._ended)
                    {
                        return HsmStatus.Aborted;
                    }

                    Monitor.Wait(link._gate);
                }

                return HsmStatus.Ok;
            }
        }

        public void OnArrival(Action arrived)
        {
            bool isThere;
            lock (link._gate)
            {
                _arrived = arrived;
                isThere = incoming.Count > 0 || link._ended;
            }

            if (isThere)
            {
                arrived();
            }
        }

        public void Disconnect()
        {
            Action? here;
            Action? there;
            lock (link._gate)
            {
                link._ended = true;
                Monitor.PulseAll(link._gate);
                (here, there) = (_arrived, Other._arrived);
            }

            here?.Invoke();
            there?.Invoke();
        }
    }
}
