using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>A session of an application, and what is active in it.</summary>
internal sealed record TokenSessionModel(uint Handle, bool IsReadWrite)
{
    /// <summary>What an active search has not told yet; null: none.</summary>
    public TokenHandles? Search { get; init; }

    /// <summary>What it is at, one of a kind at most.</summary>
    public ValueList<TokenCipherModel> Operations { get; init; } = ValueList<TokenCipherModel>.Empty;

    public TokenCipherModel? Operation(TokenOperation kind) => Operations.Find(one => one.Cipher.Operation == kind);

    /// <summary>The same in every process.</summary>
    public override int GetHashCode() => ((int)Handle * 31) + (IsReadWrite ? 1 : 0) + ((Search?.GetHashCode() ?? 0) * 17);
}
