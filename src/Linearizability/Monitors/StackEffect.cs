namespace Linearizability.Monitors;

/// <summary>A push or a pop and its instant.</summary>
internal readonly record struct StackEffect(long Time, bool IsPop, int Operation);
