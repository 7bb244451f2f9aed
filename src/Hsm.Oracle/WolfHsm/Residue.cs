using System.Buffers.Binary;
using Hsm.Abstractions;
using Hsm.Oracle.Rounds;

namespace Hsm.Oracle.WolfHsm;

/// <summary>What the oracle leaves on a server, and how a later run knows it from others' objects.</summary>
/// <remarks>
/// Objects and keys have labels with a prefix of ours. Counters have no label: before the first is made, an object with such a label
/// claims every counter of our range but those it lists, and goes last.
/// </remarks>
internal static class Residue
{
    private const string ClaimLabel = RoundIds.LabelPrefix + " counters";
    private const byte ClaimNumber = 255;
    private const int MostObjects = 4096;

    private static readonly NvmId s_claim = NvmId.Of(ObjectType.Object, ServerHost.OneClient, ClaimNumber);

    /// <summary>Claims the counters of our range that nobody has.</summary>
    /// <param name="client">A session.</param>
    /// <param name="taken">Ids that somebody has.</param>
    /// <returns>False: the server refused.</returns>
    public static bool TryClaim(HostedClient client, IReadOnlySet<NvmId> taken)
    {
        NvmId[] others = [.. taken.Where(IsCounterOfOurs)];
        byte[] data = new byte[2 + (2 * others.Length)];
        for (int i = 0; i < others.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2 + (2 * i)), others[i].Value);
        }

        var metadata = new ObjectMetadata(s_claim, 0, ObjectFlags.None, (ushort)data.Length, ObjectLabel.FromText(ClaimLabel));
        return client.Send(new NvmAddRequest(metadata, Bytes.Adopt(data))).IsOk;
    }

    /// <summary>Removes what earlier rounds and runs left.</summary>
    /// <param name="client">A session that has said INIT.</param>
    /// <returns>The ids of all that is left: others' objects.</returns>
    public static IReadOnlySet<NvmId> Remove(HostedClient client)
    {
        RemoveCachedKeys(client, out HashSet<NvmId> others);
        List<NvmId> all = List(client);
        var ours = new List<NvmId>();
        bool isClaimed = false;
        foreach (NvmId id in all)
        {
            if (client.Send(new NvmGetMetadataRequest(id)) is NvmGetMetadataResponse { Metadata: var metadata } && IsOurs(metadata.Label))
            {
                isClaimed |= id == s_claim;
                ours.Add(id);
            }
        }

        if (isClaimed)
        {
            HashSet<NvmId> kept = ReadClaim(client);
            ours.AddRange(all.Where(id => IsCounterOfOurs(id) && !kept.Contains(id)));
        }

        // The claim goes last, so that an end in between leaves it for the next run.
        ours = [.. ours.OrderBy(static id => id == s_claim)];
        foreach (NvmId[] some in ours.Chunk(NvmIdList.MaxCount))
        {
            if (!client.Send(new NvmDestroyRequest(new NvmIdList(some))).IsOk)
            {
                // One that nobody can destroy keeps the others of its list.
                Array.ForEach(some, id => client.Send(new NvmDestroyRequest(new NvmIdList(id))));
            }
        }

        others.UnionWith(List(client));
        return others;
    }

    private static void RemoveCachedKeys(HostedClient client, out HashSet<NvmId> others)
    {
        others = [];
        foreach (byte number in RoundIds.Numbers)
        {
            var id = KeyId.Global(number);
            HsmResponse answer = client.Send(new KeyExportRequest(id));
            if (answer is KeyExportResponse { Label: var label } && IsOurs(label))
            {
                client.Send(new KeyEraseRequest(id));
            }
            else if (answer.Status is HsmStatus.Ok or HsmStatus.Access)
            {
                others.Add(id.ToNvmId(ClientId.Global));
            }
            else if (answer.Status != HsmStatus.NotFound)
            {
                return;
            }
        }
    }

    private static List<NvmId> List(HostedClient client)
    {
        var ids = new List<NvmId>();
        NvmId last = NvmId.None;
        while (ids.Count < MostObjects && client.Send(new NvmListRequest(last)) is NvmListResponse { Count: > 0, Id: var id })
        {
            ids.Add(id);
            last = id;
        }

        return ids;
    }

    private static HashSet<NvmId> ReadClaim(HostedClient client)
    {
        var kept = new HashSet<NvmId>();
        if (client.Send(new NvmReadRequest(s_claim, 0, 2 * MostObjects)) is NvmReadResponse { Data: var data })
        {
            for (int at = 2; at + 1 < data.Length; at += 2)
            {
                kept.Add(new NvmId(BinaryPrimitives.ReadUInt16LittleEndian(data.Span[at..])));
            }
        }

        return kept;
    }

    private static bool IsOurs(ObjectLabel label) => label.ToString().StartsWith(RoundIds.LabelPrefix, StringComparison.Ordinal);

    private static bool IsCounterOfOurs(NvmId id) => id.Type == ObjectType.Counter
        && (id.User == ServerHost.OneClient || id.User == ServerHost.OtherClient) && RoundIds.Numbers.Contains(id.Number);
}
