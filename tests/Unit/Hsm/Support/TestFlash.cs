using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>Flash in memory whose power can be cut at any step: a step is one program unit, or one half of an erase.</summary>
internal sealed class TestFlash : IFlash
{
    private readonly byte[] _bytes;
    private bool _isOff;

    public TestFlash(int partitionSizeBytes = 1024, int programUnitBytes = 8, byte erasedByte = 0xFF)
    {
        Geometry = new FlashGeometry(partitionSizeBytes, programUnitBytes, erasedByte);
        _bytes = Bytes.Repeat(erasedByte, Geometry.TotalSizeBytes).ToArray();
    }

    private TestFlash(FlashGeometry geometry, byte[] bytes)
    {
        Geometry = geometry;
        _bytes = bytes;
    }

    public FlashGeometry Geometry { get; }

    /// <summary>Steps that still succeed; the next one is torn. Null: the power stays on.</summary>
    public int? StepsUntilCut { get; set; }

    /// <summary>How many bytes of the torn unit get their new value, counted from this end: positive front, negative back.</summary>
    public int TornBytes { get; set; }

    public int Steps { get; private set; }

    public bool IsReadable { get; set; } = true;

    public Action? BeforeProgram { get; set; }

    public Span<byte> Raw => _bytes;

    /// <summary>The same bytes after power came back.</summary>
    public TestFlash Reopened() => new(Geometry, [.. _bytes]);

    public HsmStatus Read(int offsetBytes, Span<byte> destination)
    {
        if (!IsInOnePartition(offsetBytes, destination.Length))
        {
            return HsmStatus.BadArgs;
        }

        if (_isOff || !IsReadable)
        {
            return HsmStatus.Aborted;
        }

        _bytes.AsSpan(offsetBytes, destination.Length).CopyTo(destination);
        return HsmStatus.Ok;
    }

    public HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source)
    {
        var blank = BlankCheck(offsetBytes, source.Length);
        if (blank != HsmStatus.Ok)
        {
            return blank;
        }

        BeforeProgram?.Invoke();
        for (var at = 0; at < source.Length; at += Geometry.ProgramUnitBytes)
        {
            var unit = source.Slice(at, Geometry.ProgramUnitBytes);
            if (!Step())
            {
                var torn = TornBytes >= 0 ? unit[..Math.Min(TornBytes, unit.Length)] : unit[Math.Max(0, unit.Length + TornBytes)..];
                torn.CopyTo(_bytes.AsSpan(offsetBytes + at + (TornBytes >= 0 ? 0 : unit.Length - torn.Length)));
                return HsmStatus.Aborted;
            }

            unit.CopyTo(_bytes.AsSpan(offsetBytes + at));
        }

        return HsmStatus.Ok;
    }

    public HsmStatus Erase(int partition)
    {
        if (partition is not (0 or 1) || _isOff)
        {
            return _isOff ? HsmStatus.Aborted : HsmStatus.BadArgs;
        }

        var half = Geometry.PartitionSizeBytes / 2;
        foreach (var part in (int[])[0, half])
        {
            if (!Step())
            {
                return HsmStatus.Aborted;
            }

            _bytes.AsSpan(Geometry.PartitionOffsetBytes(partition) + part, half).Fill(Geometry.ErasedByte);
        }

        return HsmStatus.Ok;
    }

    public HsmStatus BlankCheck(int offsetBytes, int lengthBytes)
    {
        if (!IsInOnePartition(offsetBytes, lengthBytes)
            || offsetBytes % Geometry.ProgramUnitBytes != 0 || lengthBytes % Geometry.ProgramUnitBytes != 0)
        {
            return HsmStatus.BadArgs;
        }

        if (_isOff)
        {
            return HsmStatus.Aborted;
        }

        return _bytes.AsSpan(offsetBytes, lengthBytes).ContainsAnyExcept(Geometry.ErasedByte) ? HsmStatus.NotBlank : HsmStatus.Ok;
    }

    private bool Step()
    {
        if (_isOff || Steps == StepsUntilCut)
        {
            _isOff = true;
            return false;
        }

        Steps++;
        return true;
    }

    private bool IsInOnePartition(int offsetBytes, int lengthBytes) =>
        offsetBytes >= 0 && lengthBytes >= 0 && offsetBytes + lengthBytes <= Geometry.TotalSizeBytes
        && offsetBytes / Geometry.PartitionSizeBytes == Math.Max(offsetBytes, offsetBytes + lengthBytes - 1) / Geometry.PartitionSizeBytes;
}
