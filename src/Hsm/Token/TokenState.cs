using Hsm.Abstractions;

namespace Hsm;

/// <summary>The PKCS#11 face of a server. Every member but PinOf needs the Applications lock.</summary>
internal sealed class TokenState
{
    private readonly List<TokenApplication> _applications = [];
    private readonly TokenPin _userPin;
    private readonly TokenPin _officerPin;
    private uint _lastSerial;

    private TokenState(TokenOptions options, ServerState server)
    {
        Options = options;
        _userPin = new TokenPin(AttemptRecords.Of(TokenUser.User), options.MaxPinAttempts, server);
        _officerPin = new TokenPin(AttemptRecords.Of(TokenUser.SecurityOfficer), options.MaxPinAttempts, server);
        _lastSerial = TokenObjects.HighestSerial(server.Store);
    }

    /// <summary>Takes over what is in the store.</summary>
    /// <param name="options">PINs and limits.</param>
    /// <param name="server">The server; nobody else has it yet.</param>
    /// <param name="token">When Ok.</param>
    /// <returns>Ok; NoSpace: no room for the attempts; Aborted: flash error.</returns>
    public static HsmStatus Open(TokenOptions options, ServerState server, out TokenState? token)
    {
        var opened = new TokenState(options, server);
        var status = opened._userPin.Open(options.UserPin, options.PinIterations);
        if (status == HsmStatus.Ok)
        {
            status = opened._officerPin.Open(options.SecurityOfficerPin, options.PinIterations);
        }

        token = status == HsmStatus.Ok ? opened : null;
        return status;
    }

    /// <summary>PINs and limits.</summary>
    public TokenOptions Options { get; }

    /// <summary>A serial number that no object has had since the server was opened.</summary>
    /// <returns>1 or more.</returns>
    public uint NextSerial() => ++_lastSerial;

    /// <summary>The PIN of a user; no lock is needed.</summary>
    /// <param name="user">User; else it is the security officer's.</param>
    /// <returns>The PIN.</returns>
    public TokenPin PinOf(TokenUser user) => user == TokenUser.User ? _userPin : _officerPin;

    /// <summary>Attaches a connection.</summary>
    /// <param name="number">The application's number.</param>
    /// <returns>The application, a new one if nobody was attached to it.</returns>
    public TokenApplication Attach(uint number)
    {
        var application = _applications.Find(one => one.Number == number);
        if (application is null)
        {
            application = new TokenApplication(this, number);
            _applications.Add(application);
        }

        application.ConnectionCount++;
        return application;
    }

    /// <summary>Ends every application: session objects and keys in operations go. No worker is left.</summary>
    public void RemoveAll()
    {
        foreach (var application in _applications)
        {
            application.CloseAll();
        }

        _applications.Clear();
    }

    /// <summary>Detaches a connection that has ended; with the last one the application ends.</summary>
    /// <param name="application">What it was attached to.</param>
    public void Detach(TokenApplication application)
    {
        if (--application.ConnectionCount == 0)
        {
            application.CloseAll();
            _applications.Remove(application);
        }
    }
}
