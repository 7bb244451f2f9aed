using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// N1. Two sessions of one client increment its counter. Telling: reading, adding and writing must be one step, else
/// both answer 1 and one increment is lost, which the final read shows too. So it is
/// where one of them was refused the lock and goes on without it (A4).
/// </summary>
public sealed class SharedCounter : Workload
{
    private static readonly CounterId s_counter = new(1);

    /// <inheritdoc/>
    public override string Name => "shared-counter";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["N1", "A4"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(new CounterIncrementRequest(s_counter))),
        new(1, static client => client.Send(new CounterIncrementRequest(s_counter))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        Init(sessions, isOneClient: true);
        Require(sessions[0], new CounterInitRequest(s_counter, 0));
    }

    /// <inheritdoc/>
    public override void Finish(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        sessions[0].Send(new CounterReadRequest(s_counter));
    }
}
