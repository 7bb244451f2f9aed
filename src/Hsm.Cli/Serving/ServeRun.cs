using System.Net.Sockets;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;
using Microsoft.Extensions.Logging;

namespace Hsm.Cli.Serving;

/// <summary>One run of <c>hsm serve</c>: opens, says so, serves until a signal, ends cleanly.</summary>
internal sealed class ServeRun(Terminal terminal, ServePlan plan)
{
    /// <summary>Serves until SIGTERM or SIGINT.</summary>
    /// <exception cref="InputException">The store or an address can't be had; nothing was served.</exception>
    internal void Execute()
    {
        using ILoggerFactory logging = CreateLogging();
        ILogger logger = logging.CreateLogger("Hsm.Server");
        using var stop = new StopSignal();
        IFlash flash = StoreOpening.Open(plan.Store, plan.PartitionSizeBytes);

        // Disposed in the order: connections and what they have in flight, sessions, the accelerator, the store.
        using var store = flash as IDisposable;
        using IAcceleratorEngine? engine = plan.Engine;
        HsmServerOptions options = plan.Server(flash);
        using HsmServer server = Open(options);
        using var metrics = new ServerMetrics();
        using SocketServer sockets = Listen(server, metrics, new ConnectionLog(logger), out string ready);
        ServerLog.Serving(logger, plan.Store, options.Locks.Name, plan.Scheduling.Name);
        if (plan.Channel is { } channel)
        {
            ServerLog.InChannel(logger, channel.Handshake.Identity.PublicKey.ToString());
        }

        terminal.Output.WriteLine(ready);
        terminal.Output.Flush();

        ServerLog.Stopping(logger, stop.Wait());
        sockets.Dispose();
        server.Dispose();
        engine?.Dispose();
        store?.Dispose();
        ServerLog.Stopped(logger);
    }

    // The console's own formatter, to standard error: standard output has the ready line alone.
    private ILoggerFactory CreateLogging() => LoggerFactory.Create(builder => builder
        .SetMinimumLevel(plan.LogLevel)
        .AddSimpleConsole(static format =>
        {
            format.SingleLine = true;
            format.UseUtcTimestamp = true;
            format.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        })
        .AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    private HsmServer Open(HsmServerOptions options)
    {
        int threads = plan.Scheduling.ThreadCount(sessionCount: 2);
        if (threads > options.Locks.MaxServerThreads)
        {
            throw new InputException(
                $"--lock {options.Locks.Name} keeps {options.Locks.MaxServerThreads} server thread apart, and {plan.Scheduling.Name} works two sessions with {threads}.",
                "Choose --scheduling round-robin, event-driven or interrupt, or a provider that locks.");
        }

        HsmStatus status;
        HsmServer? server;
        try
        {
            status = HsmServer.Open(options, out server);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(exception.Message, $"`{Program.ToolName} serve --help` lists the limits.");
        }

        if (server is null)
        {
            throw StoreOpening.Refusal(plan.Store, status);
        }

        server.Start(plan.Scheduling);
        return server;
    }

    private static SocketServer Create(HsmServer server, SocketServerOptions options)
    {
        try
        {
            return new SocketServer(server, options);
        }
        catch (ArgumentException exception)
        {
            throw new InputException(exception.Message, "Give a smaller --comm-data-len.");
        }
    }

    private SocketServer Listen(HsmServer server, ServerMetrics metrics, ConnectionObserver observer, out string ready)
    {
        Dictionary<ListenAddress, SessionPriority> priorities = plan.Listeners.ToDictionary(one => one.Address, one => one.Priority);
        SocketServer sockets = Create(server, new SocketServerOptions
        {
            Limits = plan.Limits,
            Metrics = metrics,
            Channel = plan.Channel,
            Observer = observer,
            PriorityOf = address => priorities[address],
        });
        var bound = new List<string>();
        foreach (ServeListener listener in plan.Listeners)
        {
            try
            {
                bound.Add(sockets.Listen(listener.Address).ToString());
            }
            catch (Exception exception) when (exception is SocketException or IOException or UnauthorizedAccessException)
            {
                sockets.Dispose();
                throw new InputException($"Can not listen at {listener.Address}: {exception.Message}", "Choose another address, or stop whoever has it.");
            }
        }

        ready = $"hsm ready at {string.Join(' ', bound)}";
        return sockets;
    }
}
