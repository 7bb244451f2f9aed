using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Specification.Token;

namespace Hsm.Oracle.Rounds;

/// <summary>What a server is, as probing found it, and what that makes of the specification.</summary>
internal sealed record ServerProfile
{
    // The machine's own cryptography: the reference HSM's software is BouncyCastle, so it is not judged by itself.
    private static readonly SystemAccelerator s_oracle = new(CallerAdmission.Any);

    /// <summary>What INFO answers.</summary>
    public required ServerInfo Info { get; init; }

    /// <summary>What INIT answers.</summary>
    public uint ServerId { get; init; } = 57;

    /// <summary>What it does not offer, and what was seen that says so.</summary>
    public IReadOnlyDictionary<ServerFeature, string> Missing { get; init; } = new Dictionary<ServerFeature, string>();

    /// <summary>Whether every round has a server of its own, whose store and caches are empty.</summary>
    public bool StartsEmpty { get; init; }

    /// <summary>Whether objects that nobody can destroy may be made: the store is thrown away afterwards.</summary>
    public bool IsDisposable { get; init; }

    /// <summary>Ids that somebody else's objects have.</summary>
    public IReadOnlySet<NvmId> Taken { get; init; } = new HashSet<NvmId>();

    /// <summary>Refusals that do not follow from what the round did: others' objects take room too.</summary>
    public AdmittedRefusals Admitted { get; init; } = AdmittedRefusals.NoSpace;

    /// <summary>The PKCS#11 face; null: none.</summary>
    public TokenChoices? Token { get; init; }

    /// <summary>A server with the reference's limits, for histories that no server has made.</summary>
    public static ServerProfile Reference { get; } = new()
    {
        Info = new ServerInfo
        {
            CommDataLengthBytes = 1280,
            NvmObjectCount = 32,
            SmallSlotCount = 8,
            SmallSlotLengthBytes = 256,
            BigSlotCount = 3,
            BigSlotLengthBytes = 2048,
        },
        StartsEmpty = true,
        IsDisposable = true,
        Admitted = AdmittedRefusals.None,
        Token = new TokenChoices { UserPin = new Bytes("1234"u8), SecurityOfficerPin = new Bytes("123456"u8) },
    };

    /// <summary>Limits and choices that histories of this server are judged by.</summary>
    public SpecificationOptions Specification() => new()
    {
        Info = Info,
        ServerId = ServerId,
        Gcm = new CryptoProviderOracle(s_oracle),
        Crypto = s_oracle,
        Token = Token,
        ChoosesHighestFreeKeyId = StartsEmpty,
        Admitted = Admitted,
    };
}
