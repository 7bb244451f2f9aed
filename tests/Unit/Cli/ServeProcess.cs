using System.Diagnostics;
using System.Net;
using Hsm;
using Hsm.Protocol;
using Xunit;

namespace Unit.Cli;

/// <summary>A real <c>hsm serve</c>, from its ready line to its end.</summary>
internal sealed class ServeProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _log;

    private ServeProcess(Process process, string ready, Task<string> log)
    {
        _process = process;
        _log = log;
        Ready = ready;
        Assert.True(ListenAddress.TryParse(ready.Split(' ')[3], out ListenAddress? address), ready);
        EndPoint = address!.EndPoint;
    }

    internal string Ready { get; }

    internal EndPoint EndPoint { get; }

    internal static ServeProcess Start(string store, params string[] arguments)
    {
        Process process = CliRun.Start(CliPaths.Hsm, ["serve", "--store", store, "--listen", "tcp:127.0.0.1:0", .. arguments]);
        Task<string> log = process.StandardError.ReadToEndAsync();
        string? ready = process.StandardOutput.ReadLine();
        Assert.True(ready is not null, ready is null ? log.GetAwaiter().GetResult() : "");
        return new ServeProcess(process, ready!, log);
    }

    internal HsmSocketClient Connect() => HsmSocketClient.Connect(EndPoint);

    /// <summary>SIGTERM, as an init system stops a service.</summary>
    internal void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Exit code and log.</returns>
    internal CliRun End()
    {
        Assert.True(_process.WaitForExit(TimeSpan.FromMinutes(1)), "It did not stop within a minute.");
        return new CliRun(_process.ExitCode, _process.StandardOutput.ReadToEnd(), _log.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
