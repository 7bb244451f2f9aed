using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// How often a secret was tried in vain, in a row, as objects of NVM: an attempt is spent, durably, before the proof is
/// looked at, and given back when it was right. So neither a restart nor a power cut gives attempts back. Changes Store.
/// </summary>
internal class AttemptRecords
{
    private const ObjectFlags Flags = ObjectFlags.Trusted | ObjectFlags.NonExportable;

    /// <summary>Where those of a user are.</summary>
    /// <param name="user">1 to UserRegistry.MaxUserNumber.</param>
    /// <returns>A hidden id.</returns>
    public static NvmId Of(UserId user) => Id(user.Value);

    /// <summary>Where those of a PIN of the PKCS#11 face are.</summary>
    /// <param name="user">User or SecurityOfficer.</param>
    /// <returns>A hidden id that no user of the server has.</returns>
    public static NvmId Of(TokenUser user) => Id(user == TokenUser.User ? 0x0FFF : 0x0FFE);

    /// <summary>An object that says so.</summary>
    /// <param name="record">Where it is to be.</param>
    /// <param name="count">How often.</param>
    /// <param name="data">Kept with it; every later change keeps it.</param>
    /// <returns>What to write.</returns>
    public static NvmWrite Create(NvmId record, int count, ReadOnlyMemory<byte> data)
    {
        Span<byte> label = stackalloc byte[ObjectLabel.LengthBytes];
        label.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(label, count);
        return new NvmWrite(new ObjectMetadata(record, Access: 0, Flags, (ushort)data.Length, new ObjectLabel(label)), data);
    }

    /// <summary>Spends an attempt.</summary>
    /// <param name="store">The store.</param>
    /// <param name="record">Whose.</param>
    /// <param name="max">Attempts in a row.</param>
    /// <param name="before">How often it was tried in vain before this time.</param>
    /// <returns>Ok: the proof may be looked at; Access: none is left; Aborted: flash error; NoSpace. Nothing was spent unless Ok.</returns>
    public virtual HsmStatus Spend(NvmStore store, NvmId record, int max, out int before)
    {
        before = store.FindAny(record) is { } there ? BinaryPrimitives.ReadInt32LittleEndian(there.Label.Span) : 0;
        return before >= max ? HsmStatus.Access : Set(store, record, before + 1);
    }

    /// <summary>Says how often it was tried in vain.</summary>
    /// <param name="store">The store.</param>
    /// <param name="record">Whose.</param>
    /// <param name="count">How often.</param>
    /// <returns>Ok; Aborted: flash error; NoSpace.</returns>
    public virtual HsmStatus Set(NvmStore store, NvmId record, int count)
    {
        var status = store.ReadAny(record, out var data);
        if (status is not (HsmStatus.Ok or HsmStatus.NotFound))
        {
            return status;
        }

        var write = Create(record, count, data);
        return store.Add(write.Metadata, write.Data.Span, reclaims: true);
    }

    private static NvmId Id(int number) => new((ushort)(((int)ObjectType.Attempts << 12) | number));
}
