using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// Two sessions call one function of the server's owner with different data. Telling: each is answered from its own data
/// (X1).
/// </summary>
public sealed class TwoCustomCalls : Workload
{
    // 8 and above are the function's own.
    private const uint OwnType = 8;

    /// <inheritdoc/>
    public override string Name => "two-custom-calls";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => ["X1"];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client => client.Send(Call(0x11))),
        new(1, static client => client.Send(Call(0x22))),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions) => Init(sessions, isOneClient: false);

    private static CustomRequest Call(byte content) => new(WorkloadServer.CallbackIndex, OwnType, Bytes.Repeat(content, 16));
}
