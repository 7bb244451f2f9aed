using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Running;

/// <summary>A worker as its parent sees it: process, pipe, the log of its calls. Used by one thread.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int MaxOutputLengthChars = 4000;

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly string _logPath;
    private readonly StringBuilder _output = new();

    private WorkerProcess(Process process, NamedPipeServerStream pipe, string logPath, int threads)
    {
        _process = process;
        _pipe = pipe;
        _logPath = logPath;
        Threads = threads;
        Log = CallLog.Create(logPath, threads + 1);
    }

    /// <summary>Threads that drive.</summary>
    internal int Threads { get; }

    /// <summary>What it called; readable when it is dead, too.</summary>
    internal CallLog Log { get; }

    /// <summary>What the module and its token tell of themselves.</summary>
    internal IReadOnlyList<string> Facts { get; private set; } = [];

    /// <summary>Starts a worker that loads the module and logs in.</summary>
    /// <exception cref="OracleException">The module or its token can not be used.</exception>
    /// <exception cref="WorkerLostException">It crashed or hung meanwhile.</exception>
    internal static WorkerProcess Start(Pkcs11Options options, int threads)
    {
        string name = $"hsm-oracle-{Path.GetRandomFileName()}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = new ProcessStartInfo(options.Worker.Program, [.. options.Worker.Arguments, name])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string variable, string value) in options.Environment)
        {
            start.Environment[variable] = value;
        }

        var process = new Process { StartInfo = start };
        var worker = new WorkerProcess(process, pipe, Path.Combine(Path.GetTempPath(), $"{name}.calls"), threads);
        try
        {
            worker.Begin(options);
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request; its reply comes by <see cref="Reply"/>.</summary>
    internal void Send(WorkerRequest request)
    {
        try
        {
            Frames.Write(_pipe, request);
        }
        catch (IOException)
        {
            // Its death is what the missing reply will tell.
        }
    }

    /// <summary>Waits for the reply to the last request.</summary>
    /// <exception cref="WorkerLostException">The worker died, or did not answer in time and was killed.</exception>
    /// <exception cref="OracleException">The token can not be used.</exception>
    internal WorkerReply Reply(TimeSpan timeLimit)
    {
        using var limit = new CancellationTokenSource(timeLimit);
        WorkerReply? reply;
        try
        {
            reply = Frames.ReadAsync<WorkerReply>(_pipe, limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw new WorkerLostException(WorkerEnd.Hung, $"A call did not return within {timeLimit.TotalSeconds:0.#} s; the process was killed.");
        }
        catch (IOException)
        {
            reply = null;
        }

        return reply is null ? throw Died()
            : reply.Error is { } error ? throw new OracleException(error, reply.Next ?? "")
            : reply.Defect is { } defect ? throw new InvalidOperationException($"Engine bug in a PKCS#11 worker: {defect}")
            : reply;
    }

    /// <summary>Asks and waits.</summary>
    internal WorkerReply Ask(WorkerRequest request, TimeSpan timeLimit)
    {
        Send(request);
        return Reply(timeLimit);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _pipe.Dispose();
        Log.Dispose();
        File.Delete(_logPath);
    }

    private void Begin(Pkcs11Options options)
    {
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        try
        {
            _process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new OracleException($"The worker {options.Worker.Program} does not start: {e.Message}", "See that the program is whole and may be run.");
        }

        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(options.StartTimeLimit);
        Task exited = _process.WaitForExitAsync(limit.Token);
        Task connected = _pipe.WaitForConnectionAsync(limit.Token);
        if (Task.WaitAny([connected, exited], CancellationToken.None) != 0 || !connected.IsCompletedSuccessfully)
        {
            Kill();
            throw new OracleException($"The worker {options.Worker.Program} does not answer. {Output()}", "See that it is the command that this version came with.");
        }

        Facts = Ask(
            new WorkerRequest
            {
                Start = new StartOrder
                {
                    Module = options.Module,
                    LibraryParameters = options.LibraryParameters,
                    Token = options.Token,
                    Pin = options.Pin is null ? null : Encoding.UTF8.GetBytes(options.Pin),
                    Log = _logPath,
                    Threads = Threads,
                    Layout = options.Layout,
                },
            },
            options.StartTimeLimit).Facts;
    }

    private WorkerLostException Died()
    {
        _process.WaitForExit();
        string output = Output();
        return new WorkerLostException(
            ExitText.IsHeapDamage(output) ? WorkerEnd.Corrupted : WorkerEnd.Crashed, $"The process {ExitText.Of(_process.ExitCode)}. {output}".TrimEnd());
    }

    private string Output()
    {
        lock (_output)
        {
            return _output.Length == 0 ? "" : $"Its last words: {_output.ToString().Trim()}.";
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (string.IsNullOrWhiteSpace(line.Data))
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line.Data);
            _output.Remove(0, Math.Max(0, _output.Length - MaxOutputLengthChars));
        }
    }

    /// <summary>Empties its log, between rounds.</summary>
    internal void ClearLog()
    {
        for (int thread = 0; thread <= Threads; thread++)
        {
            Log.Clear(thread);
        }
    }

    /// <summary>Ends it, whatever it is at; its log stays readable.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // Never started.
        }
    }
}
