using Hsm.Abstractions;
using Hsm.Protocol;

namespace Hsm.Oracle.InProcess;

/// <summary>Connections inside secure channels, each with a handshake of its own. Any thread.</summary>
internal sealed class SecureConnections : IDisposable
{
    private readonly X25519KeyPair _caller = X25519KeyPair.Create(new SystemEntropy());
    private readonly X25519KeyPair _called = X25519KeyPair.Create(new SystemEntropy());
    private readonly Lock _gate = new();

    // Guarded by _gate.
    private readonly List<SecureFrameLink> _links = [];

    /// <summary>Makes a connection: the client's end and the server's.</summary>
    /// <exception cref="InvalidOperationException">The handshake failed.</exception>
    public (IClientTransport Client, IServerTransport Server) Connect()
    {
        CodecOptions codec = CodecOptions.Default;
        var beneath = new InProcessFrames(codec.MaxPacketLengthBytes + SecureChannel.OverheadBytes);
        var options = new HandshakeOptions { Identity = _caller, Random = new SystemEntropy() };
        var responder = new HandshakeResponder(options with { Identity = _called }, peer => peer == _caller.PublicKey);
        SecureFrameLink? accepted = null;
        var accepting = new Thread(() => accepted = SecureFrameLink.Accept(beneath.Two, responder, new ChannelOptions(), source: 0));
        accepting.Start();
        SecureFrameLink? called = SecureFrameLink.Connect(beneath.One, options, _called.PublicKey, new ChannelOptions());
        accepting.Join();
        if (called is null || accepted is null)
        {
            throw new InvalidOperationException("The handshake of the secure channel failed between two ends that know each other.");
        }

        lock (_gate)
        {
            _links.Add(called);
            _links.Add(accepted);
        }

        return (new FrameClientTransport(called, codec), new FrameServerTransport(accepted, codec));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _links.ForEach(static link => link.Dispose());
        _caller.Dispose();
        _called.Dispose();
    }
}
