using System.ComponentModel;
using System.Security.Cryptography;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Security.Cryptography.RandomNumberGenerator.

namespace Interleave.Primitives;

/// <summary>Models <see cref="RandomNumberGenerator"/> over the execution's own stream; generators of the program's own are called as they are.</summary>
[ModelOf(typeof(RandomNumberGenerator))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RandomNumberGeneratorModel
{
    private const string UpperHex = "0123456789ABCDEF";
    private const string LowerHex = "0123456789abcdef";

    public static RandomNumberGenerator Create() => LogicalThread.Current is null ? RandomNumberGenerator.Create() : new ScheduleRandomNumberGenerator();

    public static void Fill(Span<byte> data)
    {
        if (LogicalThread.Current is { } thread)
        {
            thread.Execution.RandomBytes(data);
        }
        else
        {
            RandomNumberGenerator.Fill(data);
        }
    }

    public static byte[] GetBytes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        byte[] bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    public static void GetBytes(RandomNumberGenerator generator, byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Own(generator).GetBytes(data);
    }

    public static void GetBytes(RandomNumberGenerator generator, byte[] data, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        Own(generator).GetBytes(data, offset, count);
    }

    public static void GetBytes(RandomNumberGenerator generator, Span<byte> data) => Own(generator).GetBytes(data);

    public static void GetNonZeroBytes(RandomNumberGenerator generator, byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Own(generator).GetNonZeroBytes(data);
    }

    public static void GetNonZeroBytes(RandomNumberGenerator generator, Span<byte> data) => Own(generator).GetNonZeroBytes(data);

    public static void Dispose(RandomNumberGenerator generator) => generator.Dispose();

    public static int GetInt32(int toExclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toExclusive);
        return GetInt32(0, toExclusive);
    }

    public static int GetInt32(int fromInclusive, int toExclusive)
    {
        if (LogicalThread.Current is not { } thread || fromInclusive >= toExclusive)
        {
            return RandomNumberGenerator.GetInt32(fromInclusive, toExclusive);
        }

        // Multiply-shift (Lemire 2019); a bias of 2^-32 is none for a test.
        ulong range = (ulong)((long)toExclusive - fromInclusive);
        return (int)(fromInclusive + (long)(((thread.Execution.RandomBits() >> 32) * range) >> 32));
    }

    public static T[] GetItems<T>(ReadOnlySpan<T> choices, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var items = new T[length];
        GetItems(choices, items.AsSpan());
        return items;
    }

    public static void GetItems<T>(ReadOnlySpan<T> choices, Span<T> destination)
    {
        if (LogicalThread.Current is null || choices.IsEmpty)
        {
            RandomNumberGenerator.GetItems(choices, destination);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = choices[GetInt32(choices.Length)];
        }
    }

    public static void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int other = GetInt32(i + 1);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    public static string GetString(ReadOnlySpan<char> choices, int length) => new(GetItems(choices, length));

    public static string GetHexString(int stringLength, bool lowercase = false) => GetString(lowercase ? LowerHex : UpperHex, stringLength);

    public static void GetHexString(Span<char> destination, bool lowercase = false) =>
        GetItems((lowercase ? LowerHex : UpperHex).AsSpan(), destination);

    /// <summary>The framework's own generators draw from the machine: one over the execution's stream takes their place.</summary>
    private static RandomNumberGenerator Own(RandomNumberGenerator generator)
    {
        bool isFrameworks = ReferenceEquals((generator ?? throw new NullReferenceException()).GetType().Assembly, typeof(RandomNumberGenerator).Assembly);
        return isFrameworks && LogicalThread.Current is not null ? ScheduleRandomNumberGenerator.Instance : generator;
    }
}
