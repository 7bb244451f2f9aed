using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>
/// A toy key pair: 10 bytes, of which the first tells private from public, the second the kind, the others are a number.
/// The public number follows from the private one. NOT SECURE.
/// </summary>
internal readonly record struct ToyKey(byte Kind, bool IsPrivate, ulong Number)
{
    public const byte Rsa = 1;
    public const byte Ed25519 = 2;
    public const byte X25519 = 3;

    /// <summary>A family: the parameter set is in the low bits.</summary>
    public const byte MlDsa = 0x10;

    /// <summary>A family: the parameter set is in the low bits.</summary>
    public const byte MlKem = 0x20;

    private const byte MemberMask = 0x0F;

    private const byte PrivateMark = 0xA1;
    private const byte PublicMark = 0xB1;
    private const int LengthBytes = 2 + sizeof(ulong);

    /// <summary>Which member of its family.</summary>
    public int Member => Kind & MemberMask;

    /// <summary>The number that everybody may know.</summary>
    public ulong PublicNumber => IsPrivate ? ToyMixer.Mix(Number ^ Kind) : Number;

    /// <summary>The public key.</summary>
    public Bytes Public => Encode(PublicMark, Kind, PublicNumber);

    public static Bytes Generate(byte kind, IRandomSource random)
    {
        Span<byte> number = stackalloc byte[sizeof(ulong)];
        random.Fill(number);
        return Encode(PrivateMark, kind, BinaryPrimitives.ReadUInt64LittleEndian(number));
    }

    /// <summary>Reads a key; null: it is none.</summary>
    public static ToyKey? Read(ReadOnlySpan<byte> key)
    {
        if (key.Length != LengthBytes || key[0] is not (PrivateMark or PublicMark))
        {
            return null;
        }

        return new ToyKey(key[1], key[0] == PrivateMark, BinaryPrimitives.ReadUInt64LittleEndian(key[2..]));
    }

    /// <summary>Reads a key of a kind; null: it is none.</summary>
    public static ToyKey? Read(ReadOnlySpan<byte> key, byte kind) => Read(key) is { } read && read.Kind == kind ? read : null;

    /// <summary>Reads a key of a family; null: it is none.</summary>
    public static ToyKey? ReadFamily(ReadOnlySpan<byte> key, byte family) =>
        Read(key) is { } read && (read.Kind & ~MemberMask) == family ? read : null;

    /// <summary>A signature: what everybody can check, and, as this is a toy, make.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message, int lengthBytes) =>
        ToyMixer.Squeeze(ToyMixer.Absorb(PublicNumber, message), lengthBytes);

    /// <summary>A secret that both sides come to.</summary>
    public byte[] Agree(ToyKey peer, int lengthBytes) => ToyMixer.Squeeze(ToyMixer.Mix(PublicNumber + peer.PublicNumber), lengthBytes);

    private static Bytes Encode(byte mark, byte kind, ulong number)
    {
        byte[] key = new byte[LengthBytes];
        key[0] = mark;
        key[1] = kind;
        BinaryPrimitives.WriteUInt64LittleEndian(key.AsSpan(2), number);
        return Bytes.Adopt(key);
    }
}
