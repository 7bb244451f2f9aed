using Hsm.Abstractions;

namespace Hsm;

/// <summary>What came of a request's work: a status, an answer, or a key that is still to be stored or handed out.</summary>
internal sealed record CryptoOutcome : CryptoStep
{
    /// <summary>How the work ended.</summary>
    public required HsmStatus Status { get; init; }

    /// <summary>The answer of a request that only tells.</summary>
    public HsmResponse? Response { get; init; }

    /// <summary>A key that was made.</summary>
    public NewKey? Key { get; init; }

    /// <summary>The key's public half, for a key that is stored.</summary>
    public Bytes Public { get; init; }

    /// <summary>Makes the answer from the id of a stored key, and the encoding that goes to the client.</summary>
    public Func<KeyId, Bytes, HsmResponse> AnswerOf { get; init; } = static (id, encoding) => new GeneratedKeyResponse(id, encoding);

    /// <summary>An answer, or a failure.</summary>
    /// <param name="status">How the work ended.</param>
    /// <param name="response">When Ok.</param>
    /// <returns>The outcome.</returns>
    public static CryptoOutcome Of(HsmStatus status, HsmResponse? response) => new() { Status = status, Response = response };

    /// <summary>A derived key, or a failure.</summary>
    /// <param name="status">How the work ended.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="secret">The bytes.</param>
    /// <returns>The outcome.</returns>
    public static CryptoOutcome Derived(HsmStatus status, KeyTarget target, byte[] secret) =>
        new() { Status = status, Key = new NewKey(target, secret), AnswerOf = static (id, told) => new DerivedKeyResponse(id, told) };
}
