using System.Collections.Concurrent;
using System.Net;
using Hsm;

namespace Unit.Hsm;

/// <summary>A server over TCP or a Unix socket, inside the test's process.</summary>
internal sealed class TestSocketServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-socket").FullName;

    public TestSocketServer(string kind = "tcp", string scheduling = "thread-per-session", SocketServerOptions? options = null, HsmServerOptions? server = null)
    {
        Server = new TestServer(server ?? TestServer.Options());
        Server.Server.Start(SchedulingTests.Scheduling(scheduling));
        Sockets = new SocketServer(Server.Server, (options ?? new SocketServerOptions()) with { Observer = Observer });
        Address = Listen(kind);
    }

    public static IEnumerable<(string Kind, string Scheduling)> Combinations =>
        from kind in (string[])["tcp", "unix"]
        from scheduling in SchedulingTests.Schedulings.Select(row => row.Data)
        select (kind, scheduling);

    public TestServer Server { get; }

    public SocketServer Sockets { get; }

    public ListenAddress Address { get; }

    public TestObserver Observer { get; } = new();

    /// <summary>Listens at one more address.</summary>
    public ListenAddress Listen(string kind) =>
        Sockets.Listen(Parse(kind == "tcp" ? "tcp:127.0.0.1:0" : "unix:" + Path.Combine(_folder, "hsm.sock")));

    public RawClient Connect() => new(Address.EndPoint);

    public static ListenAddress Parse(string text) =>
        ListenAddress.TryParse(text, out var address) ? address! : throw new ArgumentException(text);

    public void Dispose()
    {
        Sockets.Dispose();
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    internal sealed class TestObserver : ConnectionObserver
    {
        public ConcurrentQueue<CloseReason> Reasons { get; } = new();

        public int RefusedCount;

        public override void Opened(long connection, EndPoint? peer)
        {
            // Not looked at.
        }

        public override void Closed(long connection, CloseReason reason) => Reasons.Enqueue(reason);

        public override void Refused(EndPoint? peer) => Interlocked.Increment(ref RefusedCount);

        public override void AcceptFailed(Exception exception)
        {
            // Not looked at.
        }
    }
}
