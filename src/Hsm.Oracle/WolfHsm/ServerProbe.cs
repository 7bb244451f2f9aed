using Hsm.Abstractions;
using Hsm.Oracle.Rounds;

namespace Hsm.Oracle.WolfHsm;

/// <summary>Finds out what a server offers, by asking for it once.</summary>
internal static class ServerProbe
{
    private static readonly Bytes s_key = Bytes.Repeat(1, 16);
    private static readonly Bytes s_data = Bytes.Repeat(2, 16);

    /// <summary>Asks.</summary>
    /// <param name="client">A session; says INIT. Leaves nothing behind but what <see cref="Residue"/> knows.</param>
    /// <param name="options">What the caller says of the server.</param>
    /// <returns>What it offers.</returns>
    /// <exception cref="OracleException">It can't be used at all.</exception>
    public static ServerProfile Ask(HostedClient client, WolfHsmOptions options)
    {
        ServerInfo info = (client.Send(new InfoRequest()) as InfoResponse)?.Info
            ?? throw new OracleException("The server does not answer INFO.", "Name a server that speaks the wolfHSM protocol.");
        HsmResponse init = client.Send(new InitRequest(ServerHost.OneClient.Value));
        if (init is not InitResponse { ServerId: var serverId })
        {
            throw new OracleException($"The server answered {init.Status} to INIT of client {ServerHost.OneClient.Value}.", "Let the server take clients 13 and 14.");
        }

        var missing = new Dictionary<ServerFeature, string>();
        var ids = new RoundIds(new ServerProfile { Info = info }, seed: 0);
        Look(client, missing, ServerFeature.Objects, new NvmGetMetadataRequest(ids.Object(0)));
        Look(client, missing, ServerFeature.Counters, new CounterReadRequest(ids.Counter(0)));
        Look(client, missing, ServerFeature.Random, new RngRequest(16));
        LookAtKeys(client, missing, ids);
        return new ServerProfile { Info = info, ServerId = serverId, Missing = missing, IsDisposable = options.IsDisposable };
    }

    private static void LookAtKeys(HostedClient client, Dictionary<ServerFeature, string> missing, RoundIds ids)
    {
        KeyId local = ids.LocalKey(0);
        KeyId global = ids.GlobalKey(0);
        Look(client, missing, ServerFeature.Keys, Cache(local));
        Look(client, missing, ServerFeature.Cmac, new AesCmacRequest(local, default, s_data, 16));
        Look(client, missing, ServerFeature.AesGcm, new AesGcmEncryptRequest(local, Bytes.Repeat(3, 12), Bytes.Empty, s_data));
        client.Send(new KeyEraseRequest(local));

        // Where the flag means nothing, the key is the client's own.
        Look(client, missing, ServerFeature.GlobalKeys, Cache(global));
        if (client.Send(new KeyExportRequest(local)).IsOk)
        {
            missing[ServerFeature.GlobalKeys] = "The GLOBAL flag of key ids means nothing to the server.";
        }

        client.Send(new KeyEraseRequest(global));
    }

    private static KeyCacheRequest Cache(KeyId id) => new(id, ObjectFlags.UsageAny, RoundIds.Label(0), s_key);

    private static void Look(HostedClient client, Dictionary<ServerFeature, string> missing, ServerFeature feature, HsmRequest request)
    {
        HsmStatus status = client.Send(request).Status;
        if (status is not (HsmStatus.Ok or HsmStatus.NotFound))
        {
            missing[feature] = status switch
            {
                HsmStatus.NoHandler => $"The server does not offer it: no handler for {RequestName.Of(request)}.",
                HsmStatus.AuthPermission or HsmStatus.AuthLoginFailed => $"The server wants a login before {RequestName.Of(request)}.",
                _ => $"The server answers {status} to {RequestName.Of(request)}.",
            };
        }
    }
}
