using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>A flash in memory, with at most one planned fault. As the port says, not safe for two threads.</summary>
/// <remarks>Every call checks its arguments first, then takes effect in one bulk copy, torn units apart.</remarks>
public sealed class FlashModel : IFlash
{
    private readonly byte[] _bytes;
    private readonly FlashFault? _fault;
    private int _steps;
    private bool _isOff;

    /// <summary>A new device, erased.</summary>
    /// <param name="geometry">Its sizes.</param>
    /// <param name="fault">What goes wrong; null for nothing.</param>
    /// <exception cref="ArgumentException">The partition size is not a positive multiple of the program unit.</exception>
    public FlashModel(FlashGeometry geometry, FlashFault? fault = null)
    {
        if (geometry.ProgramUnitBytes < 1 || geometry.PartitionSizeBytes < 1 || geometry.PartitionSizeBytes % geometry.ProgramUnitBytes != 0)
        {
            throw new ArgumentException(
                $"Partitions of {geometry.PartitionSizeBytes} bytes are no positive multiple of the program unit of {geometry.ProgramUnitBytes}: choose one.",
                nameof(geometry));
        }

        Geometry = geometry;
        _fault = fault;
        _bytes = new byte[geometry.TotalSizeBytes];
        Array.Fill(_bytes, geometry.ErasedByte);
    }

    private FlashModel(FlashModel before, FlashFault? fault)
    {
        Geometry = before.Geometry;
        _fault = fault;
        _bytes = before.ToArray();
    }

    /// <inheritdoc/>
    public FlashGeometry Geometry { get; }

    /// <summary>Steps taken since power was turned on; a fault-free run tells how many places a cut can have.</summary>
    public int StepCount => _steps;

    /// <summary>The device with power turned on again: the same bytes, steps counted anew.</summary>
    /// <param name="fault">What goes wrong next; null for nothing.</param>
    /// <returns>A device of its own; this one keeps its bytes.</returns>
    public FlashModel PowerOn(FlashFault? fault = null) => new(this, fault);

    /// <summary>All bytes, the partitions one after the other.</summary>
    /// <returns>A copy.</returns>
    public byte[] ToArray() => (byte[])_bytes.Clone();

    /// <inheritdoc/>
    public HsmStatus Read(int offsetBytes, Span<byte> destination)
    {
        if (!IsInOnePartition(offsetBytes, destination.Length))
        {
            return HsmStatus.BadArgs;
        }

        if (_isOff)
        {
            return HsmStatus.Aborted;
        }

        _bytes.AsSpan(offsetBytes, destination.Length).CopyTo(destination);
        return HsmStatus.Ok;
    }

    /// <inheritdoc/>
    public HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source)
    {
        HsmStatus status = BlankCheck(offsetBytes, source.Length);
        if (status != HsmStatus.Ok)
        {
            return status;
        }

        int unit = Geometry.ProgramUnitBytes;
        int units = source.Length / unit;
        int whole = StepsBeforeFault(units);
        source[..(whole * unit)].CopyTo(_bytes.AsSpan(offsetBytes));
        if (whole == units)
        {
            return HsmStatus.Ok;
        }

        Tear(offsetBytes + (whole * unit), source.Slice(whole * unit, unit));
        return HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public HsmStatus Erase(int partition)
    {
        if (partition is < 0 or >= FlashGeometry.PartitionCount)
        {
            return HsmStatus.BadArgs;
        }

        if (_isOff)
        {
            return HsmStatus.Aborted;
        }

        Span<byte> bytes = _bytes.AsSpan(Geometry.PartitionOffsetBytes(partition), Geometry.PartitionSizeBytes);
        if (StepsBeforeFault(1) == 1)
        {
            bytes.Fill(Geometry.ErasedByte);
            return HsmStatus.Ok;
        }

        if (_fault!.BitSeed is { } seed)
        {
            byte[] erased = new byte[bytes.Length];
            erased.AsSpan().Fill(Geometry.ErasedByte);
            TearBits(seed, bytes, erased);
        }
        else
        {
            bytes[..Math.Clamp(_fault.NewBytes, 0, bytes.Length)].Fill(Geometry.ErasedByte);
        }

        return HsmStatus.Aborted;
    }

    /// <inheritdoc/>
    public HsmStatus BlankCheck(int offsetBytes, int lengthBytes)
    {
        int unit = Geometry.ProgramUnitBytes;
        if (offsetBytes % unit != 0 || lengthBytes % unit != 0 || !IsInOnePartition(offsetBytes, lengthBytes))
        {
            return HsmStatus.BadArgs;
        }

        if (_isOff)
        {
            return HsmStatus.Aborted;
        }

        return _bytes.AsSpan(offsetBytes, lengthBytes).ContainsAnyExcept(Geometry.ErasedByte) ? HsmStatus.NotBlank : HsmStatus.Ok;
    }

    /// <summary>Counts steps; fewer than asked for when the fault is among them, which then takes effect.</summary>
    private int StepsBeforeFault(int steps)
    {
        int first = _steps;
        _steps = first + steps;
        if (_fault is null || _fault.Step < first || _fault.Step >= first + steps)
        {
            return steps;
        }

        _steps = _fault.Step + 1;
        _isOff = _fault.Kind == FlashFaultKind.PowerCut;
        return _fault.Step - first;
    }

    private void Tear(int offsetBytes, ReadOnlySpan<byte> unit)
    {
        if (_fault!.BitSeed is { } seed)
        {
            TearBits(seed, _bytes.AsSpan(offsetBytes, unit.Length), unit);
            return;
        }

        for (int i = 0; i < unit.Length; i++)
        {
            if (i < 32 && (_fault.NewBytes >> i & 1) != 0)
            {
                _bytes[offsetBytes + i] = unit[i];
            }
        }
    }

    // One draw a byte of SplitMix64 (Steele, Lea, Flood 2014): set bits take their new value.
    private static void TearBits(ulong seed, Span<byte> old, ReadOnlySpan<byte> wanted)
    {
        for (int i = 0; i < old.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            ulong mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            byte mask = (byte)(mixed >> 56);
            old[i] = (byte)((old[i] & ~mask) | (wanted[i] & mask));
        }
    }

    private bool IsInOnePartition(int offsetBytes, int lengthBytes)
    {
        int size = Geometry.PartitionSizeBytes;
        return offsetBytes >= 0
            && offsetBytes < Geometry.TotalSizeBytes
            && lengthBytes <= size - (offsetBytes % size);
    }
}
