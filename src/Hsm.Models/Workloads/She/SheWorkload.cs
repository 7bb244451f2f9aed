using Hsm.Abstractions;
using Hsm.Models.Specification.She;

namespace Hsm.Models.Workloads.She;

/// <summary>A workload of SHE: the sessions are one client's, and so share its slots; each has said its unique id.</summary>
public abstract class SheWorkload : Workload
{
    private static readonly Bytes s_uid = Bytes.Repeat(0x07, 15);
    private static readonly Bytes s_given = Bytes.FromHex("000102030405060708090a0b0c0d0e0f");

    /// <inheritdoc/>
    public override int SessionCount => 2;

    /// <inheritdoc/>
    public override int PartitionSizeBytes => 512;

    /// <summary>The slots that have a key from the start.</summary>
    private protected abstract IReadOnlyList<int> GivenSlots { get; }

    /// <inheritdoc/>
    public override void Setup(IReadOnlyList<IHsmClient> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        Init(sessions, isOneClient: true);
        foreach (int slot in GivenSlots)
        {
            var metadata = new ObjectMetadata(NvmId.Of(ObjectType.She, new ClientId(1), (byte)slot), 0, ObjectFlags.None, SheMath.Block, default);
            Require(sessions[0], new NvmAddRequest(metadata, s_given));
        }

        foreach (IHsmClient session in sessions)
        {
            Require(session, new SheSetUidRequest(s_uid));
        }
    }

    /// <summary>The messages that load a key for MACs into KEY_1, authorised by the master key.</summary>
    /// <param name="counter">Of the new key.</param>
    /// <param name="key">16 bytes.</param>
    /// <returns>M1 to M3.</returns>
    private protected static SheLoadKeyRequest Load(uint counter, Bytes key)
    {
        var one = new Bytes([.. s_uid.Span, (SheRules.FirstKey << 4) | SheRules.MasterKey]);

        // 28 bits of counter, then five of flags, of which the fourth is KEY_USAGE, then zeros.
        byte[] head = new byte[SheMath.Block];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(head, ((ulong)counter << 36) | (1UL << 32));
        Bytes two = SheMath.Encrypt(
            SheMath.Derive(s_given, SheMath.EncryptionConstant), new Bytes([.. head, .. key.Span]), Bytes.Repeat(0, SheMath.Block));
        Bytes three = SheMath.Mac(SheMath.Derive(s_given, SheMath.MacConstant), new Bytes([.. one.Span, .. two.Span]));
        return new SheLoadKeyRequest(one, two, three);
    }

    /// <summary>A MAC by KEY_1, which tells what key is there.</summary>
    /// <returns>GEN_MAC.</returns>
    private protected static SheGenerateMacRequest Mac() => new(SheRules.FirstKey, Bytes.Repeat(0x20, 8));
}
