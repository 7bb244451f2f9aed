using System.Globalization;
using System.Runtime.CompilerServices;

namespace Interleave.Runtime.MemoryModels;

/// <summary>A value of at most a word: a reference, or up to eight bytes without one.</summary>
internal readonly record struct CellValue(ulong Bits, object? Reference)
{
    /// <summary>True for types whose accesses are single: everything up to eight bytes, and what is one reference.</summary>
    internal static bool Holds<T>() => Unsafe.SizeOf<T>() <= sizeof(ulong);

    internal static CellValue Of<T>(T value)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return new CellValue(0, Unsafe.As<T, object?>(ref value));
        }

        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), value);
        return new CellValue(bits, null);
    }

    internal T As<T>()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            object? reference = Reference;
            return Unsafe.As<object?, T>(ref reference);
        }

        ulong bits = Bits;
        return Unsafe.ReadUnaligned<T>(ref Unsafe.As<ulong, byte>(ref bits));
    }

    internal bool IsSame(in CellValue other) => Bits == other.Bits && ReferenceEquals(Reference, other.Reference);

    /// <summary>As a person reads it; a reference by its type only, for ToString would run the user's code.</summary>
    internal string TextAs<T>()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return Reference switch { null => "null", string text => $"\"{text}\"", { } other => TypeNames.Short(other.GetType()) };
        }

        T value = As<T>();
        return value is bool truth ? (truth ? "true" : "false") : value is IFormattable formattable && typeof(T).Namespace == nameof(System)
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : typeof(T).IsEnum ? value!.ToString()! : $"0x{Bits:x}";
    }
}
