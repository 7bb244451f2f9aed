using Hsm.Abstractions;
using Hsm.Models.Workloads;

namespace Hsm.Exploration;

/// <summary>The concurrent part of a workload: a thread for each body, all started, then all waited for.</summary>
internal static class WorkloadThreads
{
    /// <summary>Runs the bodies.</summary>
    /// <param name="bodies">What runs concurrently.</param>
    /// <param name="client">The client of a body, by its place among them.</param>
    public static void Run(IReadOnlyList<WorkloadBody> bodies, Func<WorkloadBody, int, IHsmClient> client)
    {
        var threads = new Thread[bodies.Count];
        for (var i = 0; i < threads.Length; i++)
        {
            var body = bodies[i];
            var own = client(body, i);
            threads[i] = new Thread(() => body.Run(own)) { Name = $"client {i} on session {body.Session}", IsBackground = true };
        }

        foreach (var thread in threads)
        {
            thread.Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }
    }
}
