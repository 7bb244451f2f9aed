using Hsm.Abstractions;
using Hsm.Models.Specification;
using Linearizability;
using Linearizability.Rendering;
using Xunit;

namespace Unit.Hsm;

/// <summary>Random requests to a server, held against the specification.</summary>
internal static class SpecificationRun
{
    /// <summary>Works three sessions at once, each by a thread of its own, and waits for all.</summary>
    /// <param name="server">Not started yet.</param>
    /// <param name="recorder">Records what is asked and answered.</param>
    /// <param name="scheduling">The server's.</param>
    /// <param name="work">What a thread does: with its session and the session's number, from 0.</param>
    public static void AtOnce(
        TestServer server, HistoryRecorder<HsmCall, HsmResponse> recorder, IServerScheduling scheduling, Action<IHsmClient, int> work)
    {
        var clients = Enumerable.Range(0, 3).Select(i => new RecordingClient(server.Server.Connect(), recorder, i, i)).ToList();
        server.Server.Start(scheduling);
        var threads = clients.Select((client, i) => new Thread(() => work(client, i))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    /// <summary>Asserts that the specification explains what was recorded.</summary>
    /// <param name="recorder">What was asked and answered.</param>
    /// <param name="options">What the server is like.</param>
    /// <param name="seed">Of the requests, for the message.</param>
    public static void AssertLinearizable(HistoryRecorder<HsmCall, HsmResponse> recorder, SpecificationOptions options, int seed)
    {
        var verdict = Judge(recorder, options, out var told);
        Assert.True(verdict == Verdict.Linearizable, $"Seed {seed}: {told}");
    }

    /// <summary>Holds what was recorded against the specification.</summary>
    /// <param name="recorder">What was asked and answered.</param>
    /// <param name="options">What the server is like.</param>
    /// <param name="told">The violation, or the verdict with the bound that was reached.</param>
    public static Verdict Judge(HistoryRecorder<HsmCall, HsmResponse> recorder, SpecificationOptions options, out string told)
    {
        var model = new HsmModel(options);
        var result = LinearizabilityChecker.Check(recorder.ToHistory(), model);
        told = result.Violation is { } violation ? ViolationRenderer.Tell(violation, model) : $"{result.Verdict} {result.Bound}";
        return result.Verdict;
    }
}
