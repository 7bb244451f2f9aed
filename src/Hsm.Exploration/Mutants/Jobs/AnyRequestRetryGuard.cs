using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>P3. Takes any call for the paused one, whose job then answers it (OpenSSL, SSL_write retried as SSL_read).</summary>
internal sealed class AnyRequestRetryGuard : RetryGuard
{
    /// <inheritdoc/>
    public override HsmStatus Check(JobHandle handle, HsmRequest request, AsyncJobDispatcher dispatcher) => HsmStatus.Ok;
}
