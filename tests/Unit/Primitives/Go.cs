using Interleave.Primitives;

namespace Unit.Primitives;

/// <summary>Modelled threads for test programs.</summary>
internal static class Go
{
    /// <summary>Runs the bodies in parallel on threads and waits for all.</summary>
    public static void Parallel(params Action[] bodies)
    {
        Thread[] threads = [.. bodies.Select(b => ThreadModel.ctor(new ThreadStart(b)))];
        Array.ForEach(threads, ThreadModel.Start);
        Array.ForEach(threads, ThreadModel.Join);
    }
}
