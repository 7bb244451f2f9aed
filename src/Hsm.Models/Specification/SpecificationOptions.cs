using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Models.Specification;

/// <summary>Limits and choices of the server that is held against the specification.</summary>
public sealed record SpecificationOptions
{
    /// <summary>What INFO answers; its slot counts, lengths and directory size bound the specification too.</summary>
    public required ServerInfo Info { get; init; }

    /// <summary>The server's own number, which INIT answers.</summary>
    public uint ServerId { get; init; } = 57;

    /// <summary>The bytes of AES-GCM.</summary>
    public required IAesGcmOracle Gcm { get; init; }

    /// <summary>
    /// All other cryptography as pure functions: whether a request is carried out is the specification's to say, the bytes
    /// are this provider's. What it does not support the server under test does not either.
    /// </summary>
    public ICryptoProvider Crypto { get; init; } = new SoftwareCryptoModel();

    /// <summary>
    /// Whether a server-chosen key id is the highest free one (the reference, protocol page 5) or any free one.
    /// </summary>
    public bool ChoosesHighestFreeKeyId { get; init; } = true;

    /// <summary>How ids in NVM requests name objects.</summary>
    public NvmIdScheme NvmIds { get; init; }

    /// <summary>Keys to wrap with that hardware holds.</summary>
    public IReadOnlyList<HardwareKey> HardwareKeys { get; init; } = [];

    /// <summary>PINs and limits of the PKCS#11 face; null: the server has none.</summary>
    public Token.TokenChoices? Token { get; init; }

    /// <summary>Whether chains of certificates hold.</summary>
    public ICertificateOracle Certificates { get; init; } = new NoCertificates();

    /// <summary>Functions that CUSTOM calls, by index; each answers from its arguments alone.</summary>
    public IReadOnlyList<ICustomCallback?> CustomCallbacks { get; init; } = [];

    /// <summary>Users; null: the server has none.</summary>
    public Users.UserChoices? Users { get; init; }

    /// <summary>Room in NVM; null: room is never short, only directory entries are.</summary>
    public NvmSpace? NvmSpace { get; init; }

    /// <summary>
    /// Whether the order in which objects of NVM were written is remembered, which only NVM LIST tells. Without, states that
    /// differ in it only are one, and a LIST of two objects or more is not to be asked about. Default true.
    /// </summary>
    public bool RemembersNvmOrder { get; init; } = true;

    /// <summary>Refusals admitted beside the exact answers.</summary>
    public AdmittedRefusals Admitted { get; init; }
}
