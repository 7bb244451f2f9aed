using Hsm.Abstractions;

namespace Hsm.Models.Specification.She;

/// <summary>What SHE keeps in RAM, of one session.</summary>
internal sealed record SheModel
{
    public static SheModel Empty { get; } = new();

    /// <summary>15 bytes; empty: not set.</summary>
    public Bytes Uid { get; init; }

    public Bytes RamKey { get; init; }

    /// <summary>The RAM key was loaded in the clear.</summary>
    public bool IsPlain { get; init; }

    /// <summary>State and key of the generator; empty: not initialised.</summary>
    public Bytes Generator { get; init; }

    public Bytes GeneratorKey { get; init; }

    /// <summary>Not empty: secure boot is under way.</summary>
    public Bytes BootKey { get; init; }

    public uint BootLengthBytes { get; init; }

    /// <summary>What came of the boot loader so far.</summary>
    public Bytes BootData { get; init; }

    public SheStatusFlags Boot { get; init; }

    public bool IsReady => !Uid.IsEmpty && BootKey.IsEmpty;

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() =>
        (((((Uid.GetHashCode() * 31) + RamKey.GetHashCode()) * 31) + Generator.GetHashCode()) * 31) + BootData.GetHashCode() + (int)Boot;
}
