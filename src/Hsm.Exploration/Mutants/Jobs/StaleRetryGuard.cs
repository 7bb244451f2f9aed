using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// P4. Remembers the request it was to be called with again after that request finished, and refuses the next one for not
/// being it (OpenSSL, "bad write retry" from a wpend_buf that was not cleared).
/// </summary>
internal sealed class StaleRetryGuard : RetryGuard
{
    private HsmRequest? _due;

    /// <inheritdoc/>
    public override HsmStatus Check(JobHandle handle, HsmRequest request, AsyncJobDispatcher dispatcher)
    {
        var status = base.Check(handle, request, dispatcher);
        if (status == HsmStatus.Ok)
        {
            _due = request;
        }

        return status;
    }

    /// <inheritdoc/>
    public override HsmStatus CheckBegin(HsmRequest request) =>
        _due is null || _due.Equals(request) ? HsmStatus.Ok : HsmStatus.BadArgs;
}
