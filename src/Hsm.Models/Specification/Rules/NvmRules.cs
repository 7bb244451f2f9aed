using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>NVM ADDOBJECT, READ, LIST, DESTROYOBJECTS, GETMETADATA (protocol page 7); <see cref="NvmNames"/> tells which object an id means.</summary>
internal static class NvmRules
{
    public static void Add(Situation now, NvmAddRequest request)
    {
        if (NvmNames.Refuses(now))
        {
            return;
        }

        NvmId asked = request.Metadata.Id;
        if (NvmNames.IsNoName(now.Options, asked)
            || request.Metadata.Length != request.Data.Length
            || request.Data.Length > now.Options.Info.CommDataLengthBytes)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        Put(now, request with { Metadata = request.Metadata with { Id = NvmNames.Meant(now.Options, now.Client, asked) } });
    }

    /// <summary>Writes an object under its own id; its shape is right.</summary>
    public static void Put(Situation now, NvmAddRequest request)
    {
        NvmId id = request.Metadata.Id;
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
        if (NvmNames.Refuses(now))
        {
            return;
        }

        if (request.OffsetBytes < 0 || request.LengthBytes is < 0 or > ushort.MaxValue)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        switch (now.State.Nvm.Find(NvmNames.Meant(now.Options, now.Client, request.Id)))
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

    /// <summary>The object written next after the given one, and how many there are from it on, of those that are told of.</summary>
    public static void List(Situation now, NvmListRequest request)
    {
        if (NvmNames.Refuses(now))
        {
            return;
        }

        var told = new List<NvmId>();
        foreach (StoredObject stored in now.State.Nvm.Span)
        {
            if (NvmNames.AreListed(now.Options, now.Client, request.StartId, stored.Id))
            {
                told.Add(stored.Id);
            }
        }

        int next = 0;
        NvmId after = NvmNames.Meant(now.Options, now.Client, request.StartId);
        if (after != NvmId.None)
        {
            int start = told.IndexOf(after);
            next = start < 0 ? told.Count : start + 1;
        }

        now.Tell(next == told.Count
            ? new NvmListResponse(0, NvmId.None)
            : new NvmListResponse(told.Count - next, NvmNames.Told(now.Options, told[next])));
    }

    /// <summary>Policy is checked for the whole list before any effect; then all go at one instant.</summary>
    public static void Destroy(Situation now, NvmDestroyRequest request)
    {
        if (NvmNames.Refuses(now))
        {
            return;
        }

        if (request.Ids.Count > NvmIdList.MaxCount)
        {
            now.Refuse(HsmStatus.BadArgs);
            return;
        }

        NvmId[] ids = new NvmId[request.Ids.Count];
        bool found = ids.Length == 0;
        for (int i = 0; i < ids.Length; i++)
        {
            NvmId id = ids[i] = NvmNames.Meant(now.Options, now.Client, request.Ids.Span[i]);
            StoredObject? stored = now.State.Nvm.Find(id);
            if (Policy.IsHidden(id) || Policy.ForbidsDestroyByRequest(stored))
            {
                now.Refuse(HsmStatus.Access);
                return;
            }

            found |= stored is not null;
        }

        now.Done(found ? NvmWrites.Remove(now, ids) : now.State);
    }

    public static void GetMetadata(Situation now, NvmGetMetadataRequest request)
    {
        if (NvmNames.Refuses(now))
        {
            return;
        }

        if (now.State.Nvm.Find(NvmNames.Meant(now.Options, now.Client, request.Id)) is not { } stored)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        now.Tell(new NvmGetMetadataResponse(stored.Metadata with { Id = NvmNames.Told(now.Options, stored.Id) }));
    }
}
