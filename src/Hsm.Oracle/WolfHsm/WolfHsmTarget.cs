using System.Globalization;
using Hsm.Abstractions;
using Hsm.Oracle.Rounds;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.WolfHsm;

/// <summary>Any server that speaks the wolfHSM protocol over TCP or a Unix socket.</summary>
/// <remarks>
/// Uses client ids 13 and 14, their ids from 96 to 223 as far as nobody has them, and objects whose labels begin with "hsm-check".
/// A server that takes one client for each port is given as many ports as clients are to meet.
/// </remarks>
public sealed class WolfHsmTarget : IOracleTarget
{
    private readonly string _addresses;
    private readonly WolfHsmOptions _options;
    private readonly WolfHsmHost _host;

    /// <summary>Connects, and removes what an earlier run left.</summary>
    /// <param name="addresses">HOST:PORT[,PORT…] or unix:PATH.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <exception cref="OracleException">No such address, or nobody there who speaks the protocol.</exception>
    public WolfHsmTarget(string addresses, WolfHsmOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        _addresses = addresses;
        _options = options ?? new WolfHsmOptions();
        _host = new WolfHsmHost(ServerAddresses.Parse(addresses), _options);
        Scenarios = ServerScenario.All(_host);
    }

    /// <inheritdoc/>
    public string Name => "wolfhsm " + _addresses;

    /// <inheritdoc/>
    public IReadOnlyList<TargetFact> Facts
    {
        get
        {
            ServerInfo info = _host.Profile.Info;
            return
            [
                new("version", info.Version),
                new("build", info.Build),
                new("server id", Number(_host.Profile.ServerId)),
                new("payload, bytes", Number(info.CommDataLengthBytes)),
                new("objects", Number(info.NvmObjectCount)),
                new("key slots", $"{info.SmallSlotCount} of {info.SmallSlotLengthBytes} bytes, {info.BigSlotCount} of {info.BigSlotLengthBytes}"),
                new("clients at once", Number(_host.MaxClients)),
                .. _host.Profile.Missing.Select(static missing => new TargetFact($"not offered: {missing.Key}", missing.Value)),
            ];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> CommandArguments =>
    [
        "--wolfhsm", _addresses,
        .. _options.IsDisposable ? ["--disposable"] : Array.Empty<string>(),
        .. _options.AnswerTimeout == new WolfHsmOptions().AnswerTimeout
            ? Array.Empty<string>()
            : ["--answer-seconds", _options.AnswerTimeout.TotalSeconds.ToString("0.#######", CultureInfo.InvariantCulture)],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<IOracleScenario> Scenarios { get; }

    /// <inheritdoc/>
    public void Clean() => _host.Clean();

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
