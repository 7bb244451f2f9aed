using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>X1. One block of data for all calls: a call is answered with what another session's call left in it.</summary>
internal sealed class SharedDataCustomHandler : RequestHandler<CustomRequest>
{
    private readonly byte[] _data = new byte[ICustomCallback.DataLengthBytes];

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CustomRequest request)
    {
        Array.Clear(_data);
        for (var i = 0; i < request.Data.Length; i++)
        {
            _data[i] = request.Data.Span[i];
        }

        var returned = session.Server.CustomCallbacks[request.Callback]!.Invoke(session.Client, request.Type, _data);
        return new CustomResponse(request.Type, returned, new Bytes(_data));
    }
}
