using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT READTRUSTED: policy and bytes of one instant.</summary>
internal sealed class CertificateReadTrustedHandler : RequestHandler<CertificateReadTrustedRequest>
{
    private const int HeaderLengthBytes = 8;

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateReadTrustedRequest request)
    {
        using var held = session.LockShared(Guarded.Store);
        if (held.Failed)
        {
            return Answer(held.Status);
        }

        var store = session.Server.Store;
        if (session.FindRoot(request.Id) is not { } metadata)
        {
            return Answer(HsmStatus.NotFound);
        }

        if (!ObjectPolicy.MayExport(metadata))
        {
            return Answer(HsmStatus.Access);
        }

        if (metadata.Length > session.Server.CommDataLengthBytes - HeaderLengthBytes)
        {
            return Answer(HsmStatus.BufferSize);
        }

        var data = new byte[metadata.Length];
        var status = store.ReadData(request.Id, 0, data);
        return status == HsmStatus.Ok ? new CertificateReadTrustedResponse(Bytes.Adopt(data)) : Answer(status);
    }
}
