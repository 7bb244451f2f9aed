using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds.Scripts;

/// <summary>Objects of NVM: everybody adds, replaces, reads, lists and destroys the same three.</summary>
/// <remarks>
/// A version has its own length, access and content, so that metadata of one and data of another show. Objects of others
/// were written before the round's first, so a list from there on holds the round's alone.
/// </remarks>
internal sealed class ObjectScript : RoundScript
{
    private const int Anchor = 3;

    /// <inheritdoc/>
    public override string Name => "objects";

    /// <inheritdoc/>
    public override Promise Promise => new(
        "An object's metadata and data are always those of one ADDOBJECT; a destroy list goes at one instant; LIST tells what is there.",
        "wolfHSM protocol, NVM",
        PromiseTier.Must);

    /// <inheritdoc/>
    public override IReadOnlyList<ServerFeature> Needs => [ServerFeature.Objects];

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Setup(ScriptLane lane)
    {
        if (lane.Index == 0)
        {
            yield return Add(lane, Anchor);
            yield return Add(lane, 0);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Drive(ScriptLane lane)
    {
        for (int i = 0; i < lane.Length; i++)
        {
            int index = lane.Ids.IsFocused ? 0 : lane.Random.Next(3);
            NvmId id = lane.Ids.Object(index);
            yield return lane.Random.Next(20) switch
            {
                < 7 => Add(lane, index),
                < 11 => new NvmReadRequest(id, 0, 64),
                < 14 => new NvmGetMetadataRequest(id),
                < 16 => new NvmListRequest(lane.Ids.Object(lane.Chance(60) ? Anchor : index)),
                < 18 => new NvmDestroyRequest(new NvmIdList(id)),
                _ => new NvmDestroyRequest(new NvmIdList(id, lane.Ids.Object((index + 1) % 3))),
            };
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<HsmRequest> Finish(ScriptLane lane)
    {
        if (lane.Index != 0)
        {
            yield break;
        }

        for (int i = 0; i < 3; i++)
        {
            yield return new NvmListRequest(lane.Ids.Object(i));
            yield return new NvmGetMetadataRequest(lane.Ids.Object(i));
            yield return new NvmReadRequest(lane.Ids.Object(i), 0, 64);
        }

        yield return new NvmDestroyRequest(
            new NvmIdList(lane.Ids.Object(0), lane.Ids.Object(1), lane.Ids.Object(2), lane.Ids.Object(Anchor)));
        for (int i = 0; i < 3; i++)
        {
            yield return new NvmGetMetadataRequest(lane.Ids.Object(i));
        }
    }

    private static NvmAddRequest Add(ScriptLane lane, int index)
    {
        int version = lane.NextVersion();
        var data = Bytes.Repeat((byte)version, 8 + (version % 40));
        return new NvmAddRequest(
            new ObjectMetadata(lane.Ids.Object(index), (ushort)version, ObjectFlags.None, (ushort)data.Length, RoundIds.Label(version)), data);
    }
}
