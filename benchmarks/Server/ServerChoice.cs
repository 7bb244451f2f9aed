using Hsm;
using Hsm.Abstractions;
using Hsm.Exploration;
using Hsm.Models.Environment;

namespace Benchmarks.Server;

/// <summary>How the server of a run is put together.</summary>
internal sealed record ServerChoice
{
    public string Locks { get; init; } = "lock";

    public LockGranularity Granularity { get; init; }

    public Func<IServerScheduling> Scheduling { get; init; } = static () => new ThreadPerSessionScheduling();

    /// <summary>How the platform's cryptography is worked.</summary>
    public CallerAdmission Admission { get; init; } = CallerAdmission.Any;

    /// <summary>Directory of a file store; null: flash in memory.</summary>
    public string? Directory { get; init; }

    public string Name => $"{Locks}, {(Granularity == LockGranularity.One ? "one" : "split")}, {Scheduling().Name}{(Directory is null ? "" : ", file store")}";

    /// <summary>Opens and starts a fresh one; the flash is to be disposed after it.</summary>
    public HsmServer Open(out IDisposable? flash)
    {
        FileFlash? file = null;
        if (Directory is not null && FileFlash.Open(Directory, null, out file, out _) != HsmStatus.Ok)
        {
            throw new InvalidOperationException($"The file store at {Directory} did not open.");
        }

        flash = file;
        var options = new HsmServerOptions
        {
            Flash = file ?? (IFlash)new FlashModel(FileFlash.DefaultGeometry),
            Locks = LockChoice.All.First(one => one.Name == Locks).Create(),
            Granularity = Granularity,
            Crypto = [new SystemAccelerator(Admission), new SoftwareCrypto()],
            ChecksInvariants = false,
        };
        HsmStatus status = HsmServer.Open(options, out HsmServer? server);
        if (server is null)
        {
            throw new InvalidOperationException($"The server did not open: {status}.");
        }

        server.Start(Scheduling());
        return server;
    }
}
