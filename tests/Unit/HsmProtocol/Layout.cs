using System.Globalization;
using Hsm.Protocol;
using Xunit;

namespace Unit.HsmProtocol;

/// <summary>A struct of the page's appendix with the value each field must have, and what follows it.</summary>
/// <param name="Name">As the appendix names it.</param>
/// <param name="Size">Its size, as the appendix says.</param>
/// <param name="Fields">
/// <c>name@offset:size=value</c>, blanks between; a value is a hexadecimal number, or <c>"bytes</c> in hexadecimal digits for
/// a run of bytes, padded with zeros. Fields without a value must be zero.
/// </param>
/// <param name="Tail">What follows the struct, in hexadecimal digits.</param>
internal sealed record Layout(string Name, int Size, string Fields, string Tail = "")
{
    /// <summary>Compares bytes with the picture; every byte is accounted for.</summary>
    public void Check(ReadOnlySpan<byte> payload, ByteOrder order)
    {
        Assert.True(Size + (Tail.Length / 2) == payload.Length, $"{Name}: {payload.Length} bytes, expected {Size} and {Tail.Length / 2}");
        var seen = new bool[Size];
        foreach (string field in Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = field.Split('@', ':', '=');
            int offset = int.Parse(parts[1], CultureInfo.InvariantCulture);
            int size = int.Parse(parts[2], CultureInfo.InvariantCulture);
            byte[] expected = Expected(parts.Length > 3 ? parts[3] : "\"", size, order);
            Assert.True(
                payload.Slice(offset, size).SequenceEqual(expected),
                $"{Name}.{parts[0]} is {Convert.ToHexString(payload.Slice(offset, size))}, expected {Convert.ToHexString(expected)} ({order})");
            seen.AsSpan(offset, size).Fill(true);
        }

        Assert.True(seen.All(s => s), $"{Name}: the picture does not cover byte {Array.IndexOf(seen, false)}");
        Assert.Equal(Tail, Convert.ToHexStringLower(payload[Size..]));
    }

    private static byte[] Expected(string value, int size, ByteOrder order)
    {
        var bytes = new byte[size];
        if (value.StartsWith('"'))
        {
            Convert.FromHexString(value[1..]).CopyTo(bytes, 0);
            return bytes;
        }

        ulong number = ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        for (int i = 0; i < size; i++)
        {
            bytes[order == ByteOrder.LittleEndian ? i : size - 1 - i] = (byte)(number >> (8 * i));
        }

        return bytes;
    }
}
