using Hsm.Abstractions;

namespace Hsm;

/// <summary>What a server is made of, and its limits.</summary>
public sealed record HsmServerOptions
{
    /// <summary>Where objects are kept; no other server has it open.</summary>
    public required IFlash Flash { get; init; }

    /// <summary>Where locks come from.</summary>
    public required ILockProvider Locks { get; init; }

    /// <summary>How many locks guard store and caches.</summary>
    public LockGranularity Granularity { get; init; }

    /// <summary>
    /// Providers of cryptography, the preferred first: a request goes to the first that supports its shape. Typically an
    /// accelerator, then software for what hardware can't.
    /// </summary>
    public required IReadOnlyList<ICryptoProvider> Crypto { get; init; }

    /// <summary>Where random numbers come from: a generator for each session.</summary>
    public IRandomGenerators Random { get; init; } = new SystemRandomGenerators();

    /// <summary>
    /// An accelerator with its own queue and lanes, preferred to Crypto for what its device supports; null: none. Requests
    /// that run as jobs pause while it is at work, others wait. Not disposed with the server.
    /// </summary>
    public IAcceleratorEngine? Engine { get; init; }

    /// <summary>Who may use the accelerator, be it among Crypto or the Engine.</summary>
    public AcceleratorSharing Sharing { get; init; } = AcceleratorSharing.DeviceMutex;

    /// <summary>The server's own number, told by INIT.</summary>
    public uint ServerId { get; init; } = 57;

    /// <summary>Longest payload of a request or response; at least 256, at most 65,535.</summary>
    public int CommDataLengthBytes { get; init; } = 1280;

    /// <summary>Size of the NVM directory, 1 or more.</summary>
    public int NvmObjectCount { get; init; } = 32;

    /// <summary>How ids in NVM requests name objects.</summary>
    public NvmIdScheme NvmIds { get; init; }

    /// <summary>How many sessions there may be at once, 1 or more.</summary>
    public int MaxSessions { get; init; } = 64;

    /// <summary>Slots of each key cache.</summary>
    public KeySlotSizes KeySlots { get; init; } = KeySlotSizes.Default;

    /// <summary>Keys to wrap with that hardware holds; none by default. Numbers differ.</summary>
    public IReadOnlyList<HardwareKey> HardwareKeys { get; init; } = [];

    /// <summary>The PKCS#11 face; null: none, its requests answer NoHandler.</summary>
    public TokenOptions? Token { get; init; }

    /// <summary>
    /// Users; null, the default: there are none, every session may everything, and AUTH answers AuthNotEnabled. Else every
    /// request but those of COMM needs a logged-in user who may make it.
    /// </summary>
    public AuthOptions? Auth { get; init; }

    /// <summary>
    /// Functions that clients call by group CUSTOM, by index, null: none under that index; at most 128, for kinds from
    /// 0x0A80 on are the PKCS#11 face.
    /// </summary>
    public IReadOnlyList<ICustomCallback?> CustomCallbacks { get; init; } = [];

    /// <summary>What the dates of certificates are held against; null, the default: they are not looked at, as wolfHSM has no clock.</summary>
    public TimeProvider? CertificateClock { get; init; }

    /// <summary>
    /// Whether invariants and lock order are asserted at run time. A broken one then leaves HandleRequest as an
    /// HsmInvariantException; else a defect ends the one session with Fatal. On in debug builds.
    /// </summary>
    public bool ChecksInvariants { get; init; } = IsDebugBuild;

    private static bool IsDebugBuild =>
#if DEBUG
        true;
#else
        false;
#endif

    /// <summary>The steps of request handling, replaceable one by one.</summary>
    internal ServerComponents Components { get; init; } = ServerComponents.Default;

    /// <summary>Refuses options that no server can have.</summary>
    /// <exception cref="ArgumentException">Says which and what would do.</exception>
    internal void Validate()
    {
        Require(CommDataLengthBytes is >= 256 and <= ushort.MaxValue, "CommDataLengthBytes is 256..65535");
        Require(NvmObjectCount >= 1, "NvmObjectCount is 1 or more");
        Require(MaxSessions >= 1, "MaxSessions is 1 or more");
        Require(KeySlots.SmallCount >= 0 && KeySlots.BigCount >= 0, "slot counts are 0 or more");
        Require(KeySlots.SmallLengthBytes < KeySlots.BigLengthBytes, "big slots are longer than small ones");
        Require(Token is null or { UserPin.Length: >= 1, SecurityOfficerPin.Length: >= 1 }, "PINs have 1 character or more");
        Require(Token is null or { MaxPinAttempts: >= 1, MaxSessions: >= 1, PinIterations: >= 1 }, "limits of Token are 1 or more");
        Require(
            HardwareKeys.All(static key => key.Number != 0 && key.Key.Length is 16 or 24 or 32)
                && HardwareKeys.DistinctBy(static key => key.Number).Count() == HardwareKeys.Count,
            "hardware keys have numbers 1..255 of their own and 16, 24 or 32 bytes");
        Require(
            Auth is null or { AdministratorPin.Length: > 0, MaxUsers: >= 1, MaxAttempts: >= 1, PinIterations: >= 1 },
            "the administrator has a PIN, limits of Auth are 1 or more");
        Require(
            Auth is null || System.Text.Encoding.UTF8.GetByteCount(Auth.AdministratorName) is >= 1 and < UserName.LengthBytes,
            "the administrator's name has 1 to 31 bytes");
        Require(CustomCallbacks.Count <= (int)RequestKind.TokenAttach - (int)RequestKind.Custom, "CustomCallbacks are at most 128");
        Require(Crypto.Count > 0, "Crypto names at least one provider");
        Require(Enum.IsDefined(Granularity), "Granularity is One or Split");
        Require(Enum.IsDefined(NvmIds), "NvmIds is Raw or PerClient");
        var geometry = Flash.Geometry;
        Require(
            geometry.ProgramUnitBytes is >= 1 and <= 256 && geometry.PartitionSizeBytes % geometry.ProgramUnitBytes == 0,
            "the flash's program unit is 1..256 bytes and divides its partition");
        Require(geometry.PartitionSizeBytes >= 256, "a flash partition has at least 256 bytes");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new ArgumentException($"Server options can not be used: {rule}.");
        }
    }
}
