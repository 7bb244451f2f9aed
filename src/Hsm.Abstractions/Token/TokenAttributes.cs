using System.Buffers.Binary;

namespace Hsm.Abstractions;

/// <summary>
/// An immutable set of attributes, each type at most once, ordered by type; equal to another when the attributes are.
/// What an object has, what a template asks for, what is to be changed.
/// </summary>
public sealed class TokenAttributes : IEquatable<TokenAttributes>
{
    private const int SerialLengthBytes = 4;
    private const int AttributeHeaderLengthBytes = 6;

    // Invariant: ascending by type, no type twice.
    private readonly TokenAttribute[] _attributes;

    private TokenAttributes(TokenAttribute[] ordered) => _attributes = ordered;

    /// <summary>No attribute; as a template it matches everything.</summary>
    public static TokenAttributes Empty { get; } = new([]);

    /// <summary>How many.</summary>
    public int Count => _attributes.Length;

    /// <summary>The attributes by ascending type, without a copy.</summary>
    public ReadOnlySpan<TokenAttribute> Span => _attributes;

    /// <summary>Makes a set.</summary>
    /// <param name="attributes">In any order.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">A type stands twice.</exception>
    public static TokenAttributes Of(params ReadOnlySpan<TokenAttribute> attributes) =>
        TryOf(attributes) ?? throw new ArgumentException("An attribute type stands once in a set.", nameof(attributes));

    /// <summary>Makes a set of what somebody else wrote.</summary>
    /// <param name="attributes">In any order.</param>
    /// <returns>Null: a type stands twice.</returns>
    public static TokenAttributes? TryOf(ReadOnlySpan<TokenAttribute> attributes)
    {
        var ordered = attributes.ToArray();
        Array.Sort(ordered, static (left, right) => left.Type.CompareTo(right.Type));
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Type == ordered[i - 1].Type)
            {
                return null;
            }
        }

        return new TokenAttributes(ordered);
    }

    /// <summary>Reads a set back.</summary>
    /// <param name="encoded">As <see cref="Encode"/> wrote it.</param>
    /// <param name="serial">The object's serial number.</param>
    /// <returns>Null: not such bytes.</returns>
    public static TokenAttributes? Decode(ReadOnlySpan<byte> encoded, out uint serial)
    {
        serial = 0;
        if (encoded.Length < SerialLengthBytes)
        {
            return null;
        }

        serial = BinaryPrimitives.ReadUInt32LittleEndian(encoded);
        var attributes = new List<TokenAttribute>();
        for (var rest = encoded[SerialLengthBytes..]; !rest.IsEmpty;)
        {
            if (rest.Length < AttributeHeaderLengthBytes)
            {
                return null;
            }

            int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[4..]);
            if (rest.Length < AttributeHeaderLengthBytes + length)
            {
                return null;
            }

            var type = (TokenAttributeType)BinaryPrimitives.ReadInt32LittleEndian(rest);
            attributes.Add(new TokenAttribute(type, new Bytes(rest.Slice(AttributeHeaderLengthBytes, length))));
            rest = rest[(AttributeHeaderLengthBytes + length)..];
        }

        return TryOf(attributes.ToArray());
    }

    /// <summary>The bytes of an object in NVM: serial number (4, little-endian), then type (4), length (2), value of each.</summary>
    /// <param name="serial">The object's serial number.</param>
    /// <returns>4 + 6 per attribute + their values.</returns>
    /// <exception cref="ArgumentException">A value has more than 65,535 bytes.</exception>
    public Bytes Encode(uint serial)
    {
        var length = SerialLengthBytes;
        foreach (var attribute in _attributes)
        {
            if (attribute.Value.Length > ushort.MaxValue)
            {
                throw new ArgumentException($"{attribute.Type} has {attribute.Value.Length} bytes, 65,535 are the most.");
            }

            length += AttributeHeaderLengthBytes + attribute.Value.Length;
        }

        var encoded = new byte[length];
        BinaryPrimitives.WriteUInt32LittleEndian(encoded, serial);
        var offset = SerialLengthBytes;
        foreach (var attribute in _attributes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(encoded.AsSpan(offset), (int)attribute.Type);
            BinaryPrimitives.WriteUInt16LittleEndian(encoded.AsSpan(offset + 4), (ushort)attribute.Value.Length);
            attribute.Value.Span.CopyTo(encoded.AsSpan(offset + AttributeHeaderLengthBytes));
            offset += AttributeHeaderLengthBytes + attribute.Value.Length;
        }

        return Bytes.Adopt(encoded);
    }

    /// <summary>Looks an attribute up.</summary>
    /// <param name="type">Which.</param>
    /// <returns>Null: not in the set.</returns>
    public Bytes? Find(TokenAttributeType type)
    {
        var index = Array.FindIndex(_attributes, attribute => attribute.Type == type);
        return index < 0 ? null : _attributes[index].Value;
    }

    /// <summary>Whether an attribute is there and true.</summary>
    /// <param name="type">Which.</param>
    /// <returns>True: 1 byte that is not 0.</returns>
    public bool Is(TokenAttributeType type) => Find(type) is { Length: 1 } value && value.Span[0] != 0;

    /// <summary>Whether an object fits a template.</summary>
    /// <param name="template">What is asked for.</param>
    /// <returns>True: every attribute of the template is here with the same value.</returns>
    public bool Matches(TokenAttributes template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Array.TrueForAll(template._attributes, wanted => Find(wanted.Type) == wanted.Value);
    }

    /// <summary>The set with some attributes changed or added.</summary>
    /// <param name="changes">They win over what is here.</param>
    /// <returns>A new set.</returns>
    public TokenAttributes With(TokenAttributes changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var kept = Array.FindAll(_attributes, attribute => changes.Find(attribute.Type) is null);
        return Of([.. kept, .. changes._attributes]);
    }

    /// <inheritdoc/>
    public bool Equals(TokenAttributes? other) => other is not null && Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TokenAttributes);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of count and first attribute.</returns>
    public override int GetHashCode() => _attributes.Length == 0 ? 0 : (_attributes.Length * 31) + _attributes[0].GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "{" + string.Join(", ", _attributes) + "}";
}
