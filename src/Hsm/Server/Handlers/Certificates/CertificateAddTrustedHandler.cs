using Hsm.Abstractions;

namespace Hsm;

/// <summary>CERT ADDTRUSTED: an NVM object like any other; what it holds is looked at when something is verified against it.</summary>
internal sealed class CertificateAddTrustedHandler : RequestHandler<CertificateAddTrustedRequest>
{
    private const int HeaderLengthBytes = 36;

    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, CertificateAddTrustedRequest request)
    {
        var length = request.Certificate.Length;
        if (request.Metadata.Id == NvmId.None || length != request.Metadata.Length
            || length > session.Server.CommDataLengthBytes - HeaderLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        if (!session.Server.NvmIds.ReachesRoot(session.Client, request.Metadata.Id))
        {
            return Answer(HsmStatus.Access);
        }

        using var held = session.Lock(Guarded.Both);
        return held.Failed ? Answer(held.Status) : NvmAddHandler.Store(session, new NvmAddRequest(request.Metadata, request.Certificate));
    }
}
