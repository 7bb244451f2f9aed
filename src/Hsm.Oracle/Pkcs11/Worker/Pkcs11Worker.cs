using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>
/// The child process that a module runs in, so that a crash of the module is a verdict and not the oracle's end. The command that
/// <see cref="Pkcs11Options.Worker"/> names must call <see cref="Run"/>.
/// </summary>
public static class Pkcs11Worker
{
    private const int ConnectTimeoutMilliseconds = 20_000;

    /// <summary>Serves the parent until it closes the pipe or ends; then this process is killed.</summary>
    /// <param name="pipe">The name of the parent's pipe: the worker's last argument.</param>
    /// <returns>0; never in practice.</returns>
    public static int Run(string pipe)
    {
        // Ctrl-C goes to every process of the terminal; what it means here is the parent's to say.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true);
        using var stream = new NamedPipeClientStream(".", pipe, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        stream.Connect(ConnectTimeoutMilliseconds);
        using var requests = new BlockingCollection<WorkerRequest>();
        var reader = new Thread(() => Read(stream, requests)) { IsBackground = true, Name = "requests" };
        reader.Start();
        var desk = new WorkerDesk();
        foreach (WorkerRequest request in requests.GetConsumingEnumerable())
        {
            Frames.Write(stream, Answer(desk, request));
        }

        return 0;
    }

    // By a thread of its own: when the parent is gone this process must not outlive it, whatever hangs in the module.
    private static void Read(NamedPipeClientStream stream, BlockingCollection<WorkerRequest> requests)
    {
        try
        {
            while (Frames.ReadAsync<WorkerRequest>(stream, CancellationToken.None).GetAwaiter().GetResult() is { } request)
            {
                requests.Add(request);
            }
        }
        finally
        {
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        }
    }

    private static WorkerReply Answer(WorkerDesk desk, WorkerRequest request)
    {
        try
        {
            return desk.Serve(request);
        }
        catch (OracleException e)
        {
            return new WorkerReply { Error = e.Message, Next = e.Next };
        }
        catch (UnsupportedException e)
        {
            return new WorkerReply { Unsupported = e.Message };
        }
        catch (CorruptionException e)
        {
            return new WorkerReply { Corrupted = e.Message };
        }
        catch (Exception e)
        {
            return new WorkerReply { Defect = e.ToString() };
        }
    }
}
