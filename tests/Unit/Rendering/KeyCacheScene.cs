using Interleave;
using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Strategies;
using Interleave.Trace;

namespace Unit.Rendering;

/// <summary>
/// A trace as a server's: two threads each choose a slot under a lock, give it up, and fill the slot under the lock
/// again; one is stopped between. Nearly all of its events are plumbing: set-up, transport, the lock's owner field, tear-down.
/// </summary>
internal sealed class KeyCacheScene
{
    private const int Gate = 1;
    private const int Owner = 2;
    private const int Slot = 3;

    private static readonly string[] s_handler =
    [
        "public Answer Cache(Key key)",
        "{",
        "    int slot;",
        "    using (_lock.Hold())",
        "    {",
        "        slot = _cache.FindFree();",
        "    }",
        "",
        "    using (_lock.Hold())",
        "    {",
        "        _cache.Fill(slot, key);",
        "    }",
        "}",
    ];

    private readonly List<TraceEvent> _events = [];
    private string[] _held = [];

    public static RenderOptions Options => new()
    {
        ReplayCommand = "interleave replay Keys.Tests.dll out/Keys.Cache.json",
        ReadSource = path => path == "/src/KeyCacheHandler.cs" ? s_handler : null,
    };

    public static Finding Finding()
    {
        var scene = new KeyCacheScene();
        scene.Record();
        var trace = new ExecutionTrace();
        foreach (TraceEvent traced in scene._events)
        {
            trace.Add(traced);
        }

        var schedule = new RecordedSchedule(1, 2, "portfolio", new ExecutionSettings(), ExplorationProfile.Empty, []);
        return new Finding(FindingKind.UnhandledException, "HistoryViolationException in T0 test: Not linearizable", "Keys.Tests.Check (Check.cs:99)", ["Not linearizable: two calls got slot 0"], schedule, trace, 1, "");
    }

    private void Record()
    {
        Repeat(30, 0, "setup", "Server.cs", 12, AccessKind.Write, 50);
        Add(0, AccessKind.Spawn, 0, "worker", "Keys.Server.Start", "Server.cs", 20);
        _events[^1] = _events[^1] with { Peer = 1 };
        Receive(1);
        Choose(1);
        Locking(1, 9, AccessKind.Read, Owner);

        // Stopped here, before it takes the lock again.
        int stopped = _events.Count;
        Receive(2);
        Choose(2);
        Fill(2);
        Repeat(6, 2, "link", "Transport.cs", 70, AccessKind.Write, 22);
        Fill(1);
        Repeat(6, 1, "link", "Transport.cs", 70, AccessKind.Write, 21);
        TraceEvent next = _events.First(e => e.Thread == 1 && e.Step > stopped);
        _events[stopped] = _events[stopped] with { Preempted = next with { Stack = [], Held = [] } };
        Repeat(30, 0, "closing", "Server.cs", 40, AccessKind.Write, 51);
    }

    private void Receive(int thread)
    {
        Add(thread, AccessKind.Start, -1, "", "?", null, 0);
        Repeat(20, thread, "link", "Transport.cs", 60, AccessKind.Read, 20 + thread);
        Add(thread, AccessKind.Wait, 10 + thread, "request", "Keys.Transport.Receive", "Transport.cs", 61);
    }

    private void Choose(int thread)
    {
        Take(thread, 4);
        Add(thread, AccessKind.Read, Slot, "Key[]", "Keys.Cache.FindFree", "Cache.cs", 15, Handler(6));
        Give(thread);
    }

    private void Fill(int thread)
    {
        Take(thread, 9);
        Add(thread, AccessKind.Write, Slot, "Key[]", "Keys.Cache.Fill", "Cache.cs", 22, Handler(11));
        Give(thread);
    }

    private void Take(int thread, int line)
    {
        _held = ["Gate._gate#1"];
        Locking(thread, line, AccessKind.Acquire, Gate);
        Locking(thread, line, AccessKind.Write, Owner);
    }

    private void Give(int thread)
    {
        string[] outer = ["Keys.OwnedLock.Release (OwnedLock.cs:30)", Handler(1)];
        Add(thread, AccessKind.Write, Owner, "OwnedLock._owner", "Keys.OwnedLock.Release", "OwnedLock.cs", 29, Handler(1));
        _held = [];
        Add(thread, AccessKind.Release, Gate, "Gate._gate", "Keys.Gate.Exit", "Gate.cs", 12, outer);
    }

    private void Locking(int thread, int line, AccessKind kind, int resource)
    {
        if (resource == Owner)
        {
            Add(thread, kind, Owner, "OwnedLock._owner", "Keys.OwnedLock.Acquire", "OwnedLock.cs", 18, Handler(line));
        }
        else
        {
            Add(thread, kind, Gate, "Gate._gate", "Keys.Gate.Enter", "Gate.cs", 9, "Keys.OwnedLock.Acquire (OwnedLock.cs:17)", Handler(line));
        }
    }

    private void Repeat(int count, int thread, string name, string file, int line, AccessKind kind, int resource)
    {
        for (int i = 0; i < count; i++)
        {
            Add(thread, kind, resource, name, "Keys.Plumbing.Do", file, line + (i % 5));
        }
    }

    private void Add(int thread, AccessKind kind, int resource, string name, string method, string? file, int line, params string[] callers)
    {
        var site = new Site(method, file is null ? null : "/src/" + file, line, "?", null);
        string[] stack = file is null ? [] : [$"{method} ({file}:{line})", .. callers, .. thread == 0 ? Array.Empty<string>() : ["Keys.Server.Work (Server.cs:30)"]];
        string named = resource >= 0 ? $"{name}#{resource}" : "";
        _events.Add(new TraceEvent(_events.Count, thread, thread == 0 ? "test" : $"worker {thread}", kind, resource, named, site, _held, stack, 0)
        {
            Taken = kind == AccessKind.Acquire,
        });
    }

    private static string Handler(int line) => $"Keys.KeyCacheHandler.Cache (KeyCacheHandler.cs:{line})";
}
