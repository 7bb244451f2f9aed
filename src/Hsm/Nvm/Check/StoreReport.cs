using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a look at a store found.</summary>
/// <param name="Verdict">What it comes to.</param>
/// <param name="Problem">Why the files can not be taken for a store; null: they can.</param>
/// <param name="Geometry">The store's sizes; null where a problem hides them.</param>
/// <param name="Partitions">What is in each; empty where a problem hides it.</param>
/// <param name="Faults">What is wrong with the whole, a sentence each; that of a partition stands there.</param>
public sealed record StoreReport(
    StoreVerdict Verdict,
    StoreProblem? Problem,
    FlashGeometry? Geometry,
    IReadOnlyList<PartitionReport> Partitions,
    IReadOnlyList<string> Faults);
