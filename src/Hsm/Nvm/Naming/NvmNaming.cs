using Hsm.Abstractions;

namespace Hsm;

/// <summary>Which object an id in a request means. Without state; any thread.</summary>
internal abstract class NvmNaming
{
    /// <summary>The one of a scheme.</summary>
    /// <param name="scheme">As the server's options say.</param>
    /// <returns>Shared by all sessions.</returns>
    public static NvmNaming Of(NvmIdScheme scheme) => scheme == NvmIdScheme.Raw ? new RawNvmNaming() : new ClientNvmNaming();

    /// <summary>Whether a client may make NVM requests at all.</summary>
    /// <param name="client">Who asks; Global: nobody yet.</param>
    /// <returns>False: they answer Access.</returns>
    public abstract bool Admits(ClientId client);

    /// <summary>Whether an object may be added under an id.</summary>
    /// <param name="named">As the client wrote it.</param>
    /// <returns>False: the id is of the wrong shape.</returns>
    public abstract bool MayAdd(NvmId named);

    /// <summary>The object that an id means.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="named">As the client wrote it.</param>
    /// <returns>The server's id; None: no object has such a name.</returns>
    public abstract NvmId ToServer(ClientId client, NvmId named);

    /// <summary>What the client knows an object by.</summary>
    /// <param name="id">An object within its reach.</param>
    /// <returns>The id to answer with.</returns>
    public abstract NvmId ToClient(NvmId id);

    /// <summary>One step through the objects that LIST tells a client of.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="start">As the client wrote it.</param>
    /// <param name="log">All objects.</param>
    /// <returns>How many there are after the start, and the first of them as the client knows it; (0, None): none, or no such start.</returns>
    public abstract NvmListResponse List(ClientId client, NvmId start, NvmLog log);

    /// <summary>Whether a client's CERT requests reach an object. They name objects by the server's id in both schemes.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="root">The server's id.</param>
    /// <returns>False: to them it is not there, and can't be added.</returns>
    public abstract bool ReachesRoot(ClientId client, NvmId root);
}
