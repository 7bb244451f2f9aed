namespace Hsm.Oracle.Scenarios;

/// <summary>Something a report tells of a target.</summary>
/// <param name="Name">What it is, such as "library version".</param>
/// <param name="Value">The value, as the target tells it.</param>
public sealed record TargetFact(string Name, string Value);
