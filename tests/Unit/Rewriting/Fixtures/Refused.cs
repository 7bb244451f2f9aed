using System.Diagnostics;
using Interleave;

namespace Unit.Rewriting.Fixtures;

/// <summary>Calls that the tester cannot control.</summary>
public static class Refused
{
    public static void ParallelLoop() => Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(0, 3), _ => { });

    public static void StartedProcess() => Process.Start("true");

    public static void Exits() => Environment.Exit(5);

    public static void Plinq() => _ = new[] { 1, 2 }.AsParallel().Sum();

    public static void Partitions() => _ = System.Collections.Concurrent.Partitioner.Create(0, 9).GetPartitions(2);

    public static void ReadsLine() => Console.ReadLine();

    public static void AtomicButAsync() => Later().Wait();

    public static void OnlyWhenReached()
    {
        if (Environment.ProcessorCount == 0)
        {
            _ = new[] { 1, 2 }.AsParallel().Sum();
        }
    }

    [Atomic]
    private static async Task Later() => await Task.Yield();
}
