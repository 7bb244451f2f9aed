using Hsm.Abstractions;

namespace Hsm.Models.Workloads;

/// <summary>
/// N5. One session destroys two objects at once, then adds one; another replaces one of the two, then increments a
/// counter, which finds the log full or not. Telling when the power is cut: each of these is wholly there or not at all.
/// </summary>
public sealed class CutObjects : Workload
{
    private static readonly NvmId s_first = new(0x0001);
    private static readonly NvmId s_second = new(0x0002);
    private static readonly NvmId s_third = new(0x0003);
    private static readonly CounterId s_counter = new(1);

    /// <inheritdoc/>
    public override string Name => "cut-objects";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mutants => [];

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<WorkloadBody> Bodies =>
    [
        new(0, static client =>
        {
            client.Send(new NvmDestroyRequest(new NvmIdList(s_first, s_second)));
            client.Send(Object(s_third, 0x33, 8));
        }),
        new(1, static client =>
        {
            client.Send(Object(s_second, 0x44, 20));
            client.Send(new CounterIncrementRequest(s_counter));
        }),
    ];

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: false);
        Require(sessions[1], new CounterInitRequest(s_counter, 7));
        Require(sessions[0], Object(s_first, 0x11, 8));
        Require(sessions[0], Object(s_second, 0x22, 4));
    }

    private static NvmAddRequest Object(NvmId id, byte content, int lengthBytes) => new(
        new ObjectMetadata(id, 0, ObjectFlags.None, (ushort)lengthBytes, ObjectLabel.FromText("object")),
        Bytes.Repeat(content, lengthBytes));
}
