namespace Benchmarks.Checker;

/// <summary>What one row found.</summary>
internal sealed record Checked(long Operations, string Verdict, bool IsAsExpected);
