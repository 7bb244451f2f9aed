using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Scenarios;
using Hsm.Protocol;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>One client of a round: sends what its script asks and records it. Used by one thread at a time.</summary>
internal sealed class LaneDriver(
    ServerHost host, ScriptLane lane, HostedClient client, int laneCount, HistoryRecorder<HsmCall, HsmResponse> recorder)
{
    private int _session = lane.Index;

    /// <summary>What the script sees.</summary>
    public ScriptLane Lane => lane;

    /// <summary>The session as it is now: another one after each CLOSE.</summary>
    public HostedClient Client { get; private set; } = client;

    /// <summary>Sends requests until there is none left or something goes wrong.</summary>
    /// <param name="requests">A script's.</param>
    /// <param name="leavesOut">Tells requests that are not to be sent.</param>
    /// <param name="isOver">Tells that somebody else's trouble ended the round.</param>
    /// <returns>What went wrong; null: nothing.</returns>
    public RoundStop? Run(IEnumerable<HsmRequest> requests, Func<HsmRequest, bool> leavesOut, Func<bool> isOver)
    {
        foreach (HsmRequest request in requests)
        {
            if (isOver())
            {
                return null;
            }

            if (leavesOut(request))
            {
                lane.Answer = null;
            }
            else if (Ask(request) is { } stop)
            {
                return stop;
            }
        }

        return null;
    }

    private RoundStop? Ask(HsmRequest request)
    {
        RecordedCall<HsmCall, HsmResponse> call = recorder.Call(lane.Index, new HsmCall(_session, request));
        HsmResponse response = Client.Send(request);
        if (Client.Fault != ClientFault.None)
        {
            // Whether it took effect is not known: the call stays pending.
            return Stop(Client.Fault, request);
        }

        call.Return(response);
        lane.Answer = response;
        return request is CloseRequest && response.IsOk ? ComeBack() : null;
    }

    private RoundStop? ComeBack()
    {
        Client.Dispose();
        HostedClient? next = host.Reopen(lane.Index);
        if (next is null)
        {
            return new RoundStop(RoundEnd.Crashed, $"Client {lane.Index} said CLOSE and was not let in again. {host.TellWhetherAlive()}");
        }

        Client = next;
        _session += laneCount;
        return null;
    }

    private RoundStop Stop(ClientFault fault, HsmRequest request)
    {
        var call = new HsmCall(_session, request);
        return fault switch
        {
            ClientFault.NoAnswer => new(RoundEnd.Hung, $"Client {lane.Index} got no answer to {call} in time."),
            ClientFault.Disconnected => new(
                RoundEnd.Crashed, $"Client {lane.Index} lost its connection while it waited for the answer to {call}. {host.TellWhetherAlive()}"),
            _ => new(RoundEnd.Corrupted, $"What client {lane.Index} got is no answer to {call}: its frame or layout is not the protocol's."),
        };
    }
}
