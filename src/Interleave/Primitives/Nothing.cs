namespace Interleave.Primitives;

/// <summary>The result of a task that has none.</summary>
internal readonly struct Nothing;
