namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>A worker is gone; what it called last is in its log.</summary>
/// <param name="end">How.</param>
/// <param name="message">The same in words.</param>
internal sealed class WorkerLostException(WorkerEnd end, string message) : Exception(message)
{
    internal WorkerEnd End => end;
}
