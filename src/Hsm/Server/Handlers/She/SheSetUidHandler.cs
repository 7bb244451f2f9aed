using Hsm.Abstractions;

namespace Hsm;

/// <summary>SHE SET_UID: once in a session.</summary>
internal sealed class SheSetUidHandler : SheHandler<SheSetUidRequest>
{
    /// <inheritdoc/>
    protected override bool NeedsReady => false;

    /// <inheritdoc/>
    protected override bool HasShape(SheSetUidRequest request) => request.Uid.Length == 15;

    /// <inheritdoc/>
    protected override HsmResponse Carry(SessionState session, SheSetUidRequest request)
    {
        if (session.She.Uid is not null)
        {
            return Answer(HsmStatus.SheSequence);
        }

        session.She.Uid = request.Uid.ToArray();
        return Answer(HsmStatus.Ok);
    }
}
