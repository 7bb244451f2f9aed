using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>COUNTER INIT, INCREMENT, READ, DESTROY: a number in the first four label bytes of an empty object (protocol page 7).</summary>
internal static class CounterRules
{
    public static void Init(Situation now, CounterInitRequest request)
    {
        NvmId id = request.Id.ToNvmId(now.Client);
        if (Policy.ForbidsModify(now.State.Nvm.Find(id)))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        var metadata = new ObjectMetadata(id, 0, ObjectFlags.None, 0, WithValue(default, request.Value));
        Store(now, metadata, request.Value);
    }

    /// <summary>Saturates: at the highest value nothing is written.</summary>
    public static void Increment(Situation now, CounterIncrementRequest request)
    {
        StoredObject? stored = now.State.Nvm.Find(request.Id.ToNvmId(now.Client));
        if (stored is null)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        if (Policy.ForbidsModify(stored))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        uint value = ValueOf(stored);
        if (value == uint.MaxValue)
        {
            now.Tell(new CounterResponse(value));
            return;
        }

        Store(now, stored.Metadata with { Length = 0, Label = WithValue(stored.Metadata.Label, value + 1) }, value + 1);
    }

    public static void Read(Situation now, CounterReadRequest request)
    {
        if (now.State.Nvm.Find(request.Id.ToNvmId(now.Client)) is not { } stored)
        {
            now.Refuse(HsmStatus.NotFound);
            return;
        }

        now.Tell(new CounterResponse(ValueOf(stored)));
    }

    public static void Destroy(Situation now, CounterDestroyRequest request)
    {
        NvmId id = request.Id.ToNvmId(now.Client);
        StoredObject? stored = now.State.Nvm.Find(id);
        if (Policy.ForbidsDestroy(stored))
        {
            now.Refuse(HsmStatus.Access);
            return;
        }

        now.Done(stored is null ? now.State : NvmWrites.Remove(now, [id]));
    }

    private static void Store(Situation now, ObjectMetadata metadata, uint value)
    {
        if (NvmWrites.Write(now, new StoredObject(metadata, Bytes.Empty), reclaims: true) is not { } written)
        {
            now.Refuse(HsmStatus.NoSpace);
            return;
        }

        now.Answers.Add(new CounterResponse(value), written);
    }

    private static uint ValueOf(StoredObject stored) => BinaryPrimitives.ReadUInt32LittleEndian(stored.Metadata.Label.Span);

    private static ObjectLabel WithValue(ObjectLabel label, uint value)
    {
        byte[] bytes = label.Span.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return new ObjectLabel(bytes);
    }
}
