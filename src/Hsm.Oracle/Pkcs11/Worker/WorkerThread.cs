using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>One thread that drives the module, with a session that no other thread uses.</summary>
/// <param name="Index">Within its worker, from 0.</param>
/// <param name="Client">Among all workers, from 0.</param>
/// <param name="Calls">Its way to the module.</param>
/// <param name="Random">From the round's seed.</param>
internal sealed record WorkerThread(int Index, int Client, ModuleCalls Calls, Random Random)
{
    /// <summary>Its session.</summary>
    public ulong Session { get; set; }
}
