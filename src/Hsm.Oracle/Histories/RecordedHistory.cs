using Linearizability;

namespace Hsm.Oracle.Histories;

/// <summary>A history with the model it is to be held against.</summary>
/// <remarks>Make one with <see cref="RecordedHistory{TState, TInput, TOutput}"/>, or derive where a promise is judged otherwise.</remarks>
public abstract class RecordedHistory
{
    /// <summary>What it is of, such as "object 3"; empty where a round has but one.</summary>
    public string Name { get; init; } = "";

    /// <summary>What its times count; events unless told.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.None;

    /// <summary>What stamped its times, in words, such as "CLOCK_MONOTONIC"; null when not told.</summary>
    public string? Clock { get; init; }

    /// <summary>The model's name.</summary>
    public abstract string Model { get; }

    /// <summary>The number of operations.</summary>
    public abstract int Calls { get; }

    /// <summary>Decides whether an order explains it.</summary>
    /// <param name="options">Bounds.</param>
    /// <returns>The verdict with its evidence.</returns>
    public abstract JudgedHistory Judge(CheckOptions options);
}
