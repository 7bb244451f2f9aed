namespace Hsm.Abstractions;

/// <summary>What INFO tells: 12 numbers and two texts, 72 bytes on the wire (protocol page 3).</summary>
public sealed record ServerInfo
{
    /// <summary>Longest payload of a request or response.</summary>
    public required int CommDataLengthBytes { get; init; }

    /// <summary>How many objects the NVM directory holds.</summary>
    public required int NvmObjectCount { get; init; }

    /// <summary>Number of small key slots in each cache.</summary>
    public required int SmallSlotCount { get; init; }

    /// <summary>Longest key of a small slot.</summary>
    public required int SmallSlotLengthBytes { get; init; }

    /// <summary>Number of big key slots in each cache.</summary>
    public required int BigSlotCount { get; init; }

    /// <summary>Longest key of a big slot, and so of any cached key.</summary>
    public required int BigSlotLengthBytes { get; init; }

    /// <summary>Number of custom callbacks.</summary>
    public int CustomCallbackCount { get; init; }

    /// <summary>Number of addresses a client may allow for direct memory access.</summary>
    public int DmaAddressCount { get; init; }

    /// <summary>1: debugging is open.</summary>
    public int DebugState { get; init; } = 1;

    /// <summary>2: booted.</summary>
    public int BootState { get; init; } = 2;

    /// <summary>3: the life-cycle state of a development server.</summary>
    public int LifecycleState { get; init; } = 3;

    /// <summary>4: NVM is up.</summary>
    public int NvmState { get; init; } = 4;

    /// <summary>8 characters.</summary>
    public string Version { get; init; } = "01.01.01";

    /// <summary>8 characters.</summary>
    public string Build { get; init; } = "12345678";

    /// <summary>The same in every process (the synthesised one is not).</summary>
    /// <returns>A hash of the sizes.</returns>
    public override int GetHashCode() => (((CommDataLengthBytes * 31) + NvmObjectCount) * 31) + BigSlotLengthBytes;
}
