namespace Hsm.Models.Workloads;

/// <summary>A workload could not be set up: nothing is said about the server's concurrency.</summary>
/// <param name="message">Which request was refused, and what to do.</param>
public sealed class WorkloadSetupException(string message) : Exception(message);
