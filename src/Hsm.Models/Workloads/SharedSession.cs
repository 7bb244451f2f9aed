using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// S1, S7. Two threads use one session. Telling: the second must be refused with RequestPending while the first has a
/// request in flight; if both get through, each may take the other's echo. The server works the session with one worker.
/// </summary>
public sealed class SharedSession : Workload
{
    /// <inheritdoc/>
    public override string Name => "shared-session";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["S1", "S7"];

    /// <inheritdoc/>
    public override int SessionCount => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new EchoRequest(Bytes.Repeat(0x01, 4)))),
        new(0, static client => client.Send(new EchoRequest(Bytes.Repeat(0x02, 8)))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);
}
