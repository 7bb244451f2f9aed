using System.Security.Cryptography;

namespace Interleave.Primitives;

/// <summary>A random number generator over the execution's own stream: what RandomNumberGenerator.Create() gives under test.</summary>
internal sealed class ScheduleRandomNumberGenerator : RandomNumberGenerator
{
    /// <summary>It has no state of its own: the stream is the running execution's.</summary>
    internal static readonly ScheduleRandomNumberGenerator Instance = new();

    public override void GetBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GetBytes(data.AsSpan());
    }

    public override void GetBytes(Span<byte> data) => RandomNumberGeneratorModel.Fill(data);

    public override void GetNonZeroBytes(byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        GetNonZeroBytes(data.AsSpan());
    }

    public override void GetNonZeroBytes(Span<byte> data)
    {
        GetBytes(data);
        while (data.IndexOf((byte)0) is >= 0 and int zero)
        {
            GetBytes(data.Slice(zero, 1));
        }
    }
}
