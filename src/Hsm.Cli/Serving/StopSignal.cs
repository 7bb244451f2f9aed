using System.Runtime.InteropServices;

namespace Hsm.Cli.Serving;

/// <summary>SIGTERM or SIGINT, once: the first one stops cleanly, a second one ends the process as it would have.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly ManualResetEventSlim _came = new();
    private readonly PosixSignalRegistration[] _registrations;
    private volatile string _name = "";

    internal StopSignal() =>
        _registrations = [Register(PosixSignal.SIGTERM), Register(PosixSignal.SIGINT)];

    /// <summary>Waits for a signal.</summary>
    /// <returns>Its name.</returns>
    internal string Wait()
    {
        _came.Wait();
        return _name;
    }

    public void Dispose()
    {
        Array.ForEach(_registrations, static one => one.Dispose());
        _came.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        if (_came.IsSet)
        {
            return;
        }

        context.Cancel = true;
        _name = signal.ToString();
        _came.Set();
    });
}
