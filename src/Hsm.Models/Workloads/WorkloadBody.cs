using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>What one thread of a workload does.</summary>
/// <param name="Session">The session it works on, from 0; two bodies may share one.</param>
/// <param name="Run">Makes requests. Their responses are judged by the history's check, not here.</param>
public sealed record WorkloadBody(int Session, Action<IHsmClient> Run);
