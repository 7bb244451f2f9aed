using System.Net;
using Hsm.Abstractions;
using Hsm.Oracle.Rounds;
using Hsm.Oracle.Scenarios;
using Hsm.Protocol;

namespace Hsm.Oracle.WolfHsm;

/// <summary>A server over TCP or Unix sockets as rounds see it. Sessions last from round to round.</summary>
internal sealed class WolfHsmHost : ServerHost
{
    private const int MostClients = 64;

    private readonly IReadOnlyList<EndPoint> _endPoints;
    private readonly Connector _connector;
    private readonly bool _areManyTaken;
    private readonly List<HostedClient> _lanes = [];
    private ServerProfile _profile;
    private bool _isClaimed;

    /// <summary>Connects, finds out what the server offers, and removes what an earlier run left there.</summary>
    /// <param name="endPoints">Where it listens.</param>
    /// <param name="options">How it is held.</param>
    /// <exception cref="OracleException">There is no such server.</exception>
    public WolfHsmHost(IReadOnlyList<EndPoint> endPoints, WolfHsmOptions options)
    {
        _endPoints = endPoints;
        _connector = new Connector(options);
        SocketHostedClient first = _connector.TryConnect(endPoints[0], out string fault)
            ?? throw new OracleException($"The server at {endPoints[0]} can not be used: {fault}.", "Start it, or name another address.");
        first = _connector.ProbeSecond(endPoints[0], first, out _areManyTaken);
        _profile = ServerProbe.Ask(first, options);
        _profile = _profile with { Taken = Residue.Remove(first) };
        Connector.Close(first);
    }

    /// <inheritdoc/>
    public override ServerProfile Profile => _profile;

    /// <summary>The most clients at once.</summary>
    public int MaxClients => _areManyTaken ? MostClients : _endPoints.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<HostedClient> Begin(RoundPlan plan)
    {
        int count = Math.Min(plan.Threads * plan.Processes, MaxClients);
        while (_lanes.Count < count)
        {
            _lanes.Add(Connect(_lanes.Count));
        }

        for (int lane = 0; lane < count; lane++)
        {
            // It clears what the round before may have left in the local cache.
            HsmResponse answer = _lanes[lane].Send(new InitRequest(ClientOf(lane).Value));
            if (!answer.IsOk)
            {
                string seen = _lanes[lane].Fault == ClientFault.None ? $"{answer.Status}" : $"{_lanes[lane].Fault}";
                Drop(_lanes);
                throw new ServerLostException($"Between two rounds the server answered INIT with {seen}. {TellWhetherAlive()}");
            }
        }

        if (!_isClaimed)
        {
            _isClaimed = _profile.Missing.ContainsKey(ServerFeature.Objects) || Residue.TryClaim(_lanes[0], _profile.Taken);
        }

        return [.. _lanes.Take(count)];
    }

    /// <inheritdoc/>
    public override HostedClient? Reopen(int lane) => _connector.TryConnect(EndPointOf(lane), out _);

    /// <inheritdoc/>
    public override void End(IReadOnlyList<HostedClient> clients, bool isWhole)
    {
        for (int lane = 0; lane < clients.Count; lane++)
        {
            _lanes[lane] = clients[lane];
        }

        if (!isWhole)
        {
            Drop(_lanes);
        }
    }

    /// <inheritdoc/>
    public override string TellWhetherAlive()
    {
        if (_connector.TryConnect(_endPoints[0], out string fault) is { } client)
        {
            Connector.Close(client);
            return "The server answers a new client.";
        }

        return $"The server takes no new client: {fault}.";
    }

    /// <summary>Removes what rounds left behind; a server that is gone has been told of already.</summary>
    public void Clean()
    {
        Drop(_lanes);
        if (_connector.TryConnect(_endPoints[0], out _) is { } client)
        {
            client.Send(new InitRequest(OneClient.Value));
            _profile = _profile with { Taken = Residue.Remove(client) };
            _isClaimed = false;
            Connector.Close(client);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => Drop(_lanes);

    private static void Drop(List<HostedClient> lanes)
    {
        lanes.ForEach(Connector.Close);
        lanes.Clear();
    }

    private EndPoint EndPointOf(int lane) => _endPoints[lane % _endPoints.Count];

    private SocketHostedClient Connect(int lane) => _connector.TryConnect(EndPointOf(lane), out string fault)
        ?? throw new ServerLostException($"The server takes no client at {EndPointOf(lane)}: {fault}.");
}
