using System.Text;
using Hsm;
using Hsm.Abstractions;

namespace Unit.Hsm.Channel;

/// <summary>Both ends of a handshake with fresh identities.</summary>
internal sealed class HandshakePair : IDisposable
{
    private readonly X25519KeyPair _one = X25519KeyPair.Create(new SystemEntropy());
    private readonly X25519KeyPair _two = X25519KeyPair.Create(new SystemEntropy());

    public HandshakePair(bool letsIn = true, string prologue = "")
    {
        InitiatorOptions = new HandshakeOptions
        {
            Identity = _one,
            Random = new SystemEntropy(),
            Prologue = new Bytes(Encoding.UTF8.GetBytes(prologue)),
        };
        Initiator = new HandshakeInitiator(InitiatorOptions, _two.PublicKey);
        ResponderOptions = InitiatorOptions with { Identity = _two };
        Responder = new HandshakeResponder(ResponderOptions, peer => letsIn && peer == _one.PublicKey);
    }

    public HandshakeOptions InitiatorOptions { get; }

    public HandshakeOptions ResponderOptions { get; }

    public Bytes PeerKey => _two.PublicKey;

    public HandshakeInitiator Initiator { get; }

    public HandshakeResponder Responder { get; }

    public void Dispose()
    {
        Initiator.Dispose();
        _one.Dispose();
        _two.Dispose();
    }
}
