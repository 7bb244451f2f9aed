using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>NVM ADDOBJECT, READ, LIST, DESTROYOBJECTS, GETMETADATA by raw id (protocol page 7).</summary>
internal static class NvmRules
{
    public static void Add(Situation now, NvmAddRequest request)
    {
        NvmId id = request.Metadata.Id;
        if (id == NvmId.None
            || request.Metadata.Length != request.Data.Length
            || request.Data.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        if (Policy.IsServers(id) || Policy.ForbidsModify(now.State.Nvm.Find(id)))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        ObjectMetadata metadata = request.Metadata with { Flags = Policy.FromClient(request.Metadata.Flags) };
        if (NvmWrites.Write(now, new StoredObject(metadata, request.Data), reclaims: false) is not { } written)
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        now.Done(written);
    }

    public static void Read(Situation now, NvmReadRequest request)
    {
        if (request.OffsetBytes < 0 || request.LengthBytes is < 0 or > ushort.MaxValue)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        switch (now.State.Nvm.Find(request.Id))
        {
            case null:
                now.Refuse(HsmStatus.NotFound);
                break;
            case { } stored when Policy.ForbidsExport(stored):
                now.Refuse(HsmStatus.Access);
                break;
            case { } stored when request.OffsetBytes >= stored.Data.Length:
                now.Refuse(HsmStatus.BadArgs);
                break;
            case { } stored:
                int length = Math.Min(request.LengthBytes, stored.Data.Length - request.OffsetBytes);
                if (stored.Hidden is null)
                {
                    now.Tell(new NvmReadResponse(stored.Data.Slice(request.OffsetBytes, length)));
                    break;
                }

                // A part of hidden bytes tells nothing that could be checked.
                ICryptoProvider oracle = now.Options.Crypto;
                now.TellAny(
                    new NvmReadResponse(Bytes.Repeat(0, length)),
                    told => told.Data.Length == length && (length < stored.Data.Length || stored.Hidden.MayBe(oracle, told.Data)));
                break;
        }
    }

    /// <summary>The object written next after the given one, and how many there are from it on.</summary>
    public static void List(Situation now, NvmListRequest request)
    {
        ObjectList nvm = now.State.Nvm;
        int next = 0;
        if (request.StartId != NvmId.None)
        {
            int start = nvm.IndexOf(request.StartId);
            next = start < 0 ? nvm.Count : start + 1;
        }

        now.Tell(next == nvm.Count ? new NvmListResponse(0, NvmId.None) : new NvmListResponse(nvm.Count - next, nvm[next].Id));
    }

    /// <summary>Policy is checked for the whole list before any effect; then all go at one instant.</summary>
    public static void Destroy(Situation now, NvmDestroyRequest request)
    {
        if (request.Ids.Count > NvmIdList.MaxCount)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        bool found = request.Ids.Count == 0;
        foreach (NvmId id in request.Ids.Span)
        {
            StoredObject? stored = now.State.Nvm.Find(id);
            if (Policy.IsHidden(id) || Policy.ForbidsDestroy(stored))
            {
                now.Refuse(HsmStatus.Access);
                return;
            }

            found |= stored is not null;
        }

        now.Done(found ? NvmWrites.Remove(now, request.Ids.Span) : now.State);
    }

    public static void GetMetadata(Situation now, NvmGetMetadataRequest request)
    {
        if (now.State.Nvm.Find(request.Id) is not { } stored)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        now.Tell(new NvmGetMetadataResponse(stored.Metadata));
    }
}
