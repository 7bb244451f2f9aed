namespace Interleave.Strategies;

/// <summary>Decides an execution: which logical thread goes next, which value a choice takes. Three methods, after shuttle's scheduler.</summary>
public interface IStrategy
{
    /// <summary>Called before each execution. What follows must depend only on the argument (and, for a systematic strategy, on the executions before).</summary>
    /// <param name="start">Seed, index and profile.</param>
    /// <returns>False when there is nothing left to explore; the execution is then not run.</returns>
    bool NextExecution(in ExecutionStart start);

    /// <summary>Called at each scheduling point where at least two logical threads are enabled.</summary>
    /// <param name="point">The enabled threads with their pending accesses.</param>
    /// <returns>Index into <see cref="SchedulingPoint.Enabled"/>.</returns>
    int NextThread(in SchedulingPoint point);

    /// <summary>Called where the program under test makes a controlled choice.</summary>
    /// <param name="bound">Exclusive upper bound, at least 1.</param>
    /// <returns>A value from 0 to <paramref name="bound"/> - 1.</returns>
    int NextValue(int bound);
}
