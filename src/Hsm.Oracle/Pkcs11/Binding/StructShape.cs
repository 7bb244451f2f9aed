namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>Where the fields of a C structure are.</summary>
/// <param name="OffsetsBytes">Of each field.</param>
/// <param name="LengthBytes">Of the structure, padding at its end included.</param>
internal sealed record StructShape(IReadOnlyList<int> OffsetsBytes, int LengthBytes)
{
    /// <summary>Lays fields out: U a CK_ULONG, P a pointer, V a CK_VERSION, T a text of 32 bytes, S one of 16.</summary>
    internal static StructShape Of(string fields, int ulongLengthBytes, bool isPacked)
    {
        int[] offsets = new int[fields.Length];
        int end = 0;
        int widest = 1;
        for (int i = 0; i < fields.Length; i++)
        {
            (int length, int alignment) = fields[i] switch
            {
                'U' => (ulongLengthBytes, ulongLengthBytes),
                'P' => (nint.Size, nint.Size),
                'V' => (2, 1),
                'T' => (32, 1),
                'S' => (16, 1),
                _ => throw new ArgumentOutOfRangeException(nameof(fields), fields[i], "No such kind of field."),
            };
            alignment = isPacked ? 1 : alignment;
            widest = Math.Max(widest, alignment);
            offsets[i] = RoundUp(end, alignment);
            end = offsets[i] + length;
        }

        return new StructShape(offsets, RoundUp(end, widest));
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
