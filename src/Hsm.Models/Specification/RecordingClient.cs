using Hsm.Abstractions;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>A session whose calls and responses are recorded. As safe for threads as the session within.</summary>
/// <remarks>
/// A request whose effect is not known (Timeout) stays pending in the history. A request begun and never ended is
/// pending too.
/// </remarks>
/// <param name="inner">The session.</param>
/// <param name="recorder">Where to record.</param>
/// <param name="session">The session's label, the same for every wrapper of one session.</param>
/// <param name="column">Which column of a picture: one for each thread, so that two threads on one session are told apart.</param>
public sealed class RecordingClient(
    IHsmClient inner, HistoryRecorder<HsmCall, HsmResponse> recorder, int session, int column) : IHsmClient
{
    private RecordedCall<HsmCall, HsmResponse>? _begun;

    /// <inheritdoc/>
    public HsmResponse Send(HsmRequest request)
    {
        RecordedCall<HsmCall, HsmResponse> call = recorder.Call(column, new HsmCall(session, request));
        HsmResponse response = inner.Send(request);
        Note(call, response);
        return response;
    }

    /// <inheritdoc/>
    public HsmStatus BeginRequest(HsmRequest request)
    {
        RecordedCall<HsmCall, HsmResponse> call = recorder.Call(column, new HsmCall(session, request));
        HsmStatus status = inner.BeginRequest(request);
        if (status == HsmStatus.Ok)
        {
            _begun = call;
        }
        else
        {
            Note(call, new StatusResponse(status));
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmResponse EndRequest()
    {
        HsmResponse response = inner.EndRequest();
        if (_begun is { } call && response.Status is not (HsmStatus.NotReady or HsmStatus.RequestPending))
        {
            _begun = null;
            Note(call, response);
        }

        return response;
    }

    private static void Note(RecordedCall<HsmCall, HsmResponse> call, HsmResponse response)
    {
        if (response.Status != HsmStatus.Timeout)
        {
            call.Return(response);
        }
    }
}
