using Hsm.Abstractions;

namespace Hsm;

/// <summary>CUSTOM: asks for a function of the server's owner, or calls it.</summary>
internal sealed class CustomHandler : RequestHandler<CustomRequest>
{
    private const uint Query = 0;
    private const uint FirstOwnType = 8;

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CustomRequest request)
    {
        if (request.Data.Length > ICustomCallback.DataLengthBytes || request.Type is > Query and < FirstOwnType)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var callbacks = session.Server.CustomCallbacks;
        if (request.Callback >= callbacks.Count || callbacks[request.Callback] is not { } callback)
        {
            return Answer(HsmStatus.NoHandler);
        }

        var data = new byte[ICustomCallback.DataLengthBytes];
        request.Data.Span.CopyTo(data);
        var returned = request.Type == Query ? 0 : callback.Invoke(session.Client, request.Type, data);
        return new CustomResponse(request.Type, returned, Bytes.Adopt(data));
    }
}
