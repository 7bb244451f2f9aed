namespace Interleave.Detection.Prediction;

/// <summary>A stretch of one thread.</summary>
/// <param name="Thread">Its id in the trace.</param>
/// <param name="Until">How many of the thread's actions are done at its end.</param>
internal readonly record struct WitnessPart(int Thread, int Until);
