using Hsm.Abstractions;

namespace Hsm;

/// <summary>A session of the PKCS#11 face. Needs the Applications lock.</summary>
/// <param name="handle">Its handle.</param>
/// <param name="isReadWrite">Whether token objects may be changed from it.</param>
internal sealed class TokenSession(uint handle, bool isReadWrite)
{
    private readonly TokenCipherState?[] _operations = new TokenCipherState?[4];

    /// <summary>Its handle.</summary>
    public uint Handle { get; } = handle;

    /// <summary>Whether token objects may be changed from it.</summary>
    public bool IsReadWrite { get; } = isReadWrite;

    /// <summary>What an active search has not told yet; null: none is active.</summary>
    public TokenHandles? Search { get; set; }

    /// <summary>The active operation of a kind.</summary>
    /// <param name="operation">Which.</param>
    /// <returns>Null: none.</returns>
    public TokenCipherState? Operation(TokenOperation operation) => IsKind(operation) ? _operations[(int)operation] : null;

    /// <summary>Begins an operation; none of its kind is active.</summary>
    /// <param name="operation">The operation.</param>
    public void Begin(TokenCipherState operation) => _operations[(int)operation.Cipher.Operation] = operation;

    /// <summary>Takes the active operation of a kind out; the caller zeroes it.</summary>
    /// <param name="operation">Which.</param>
    /// <returns>Null: none was active.</returns>
    public TokenCipherState? Take(TokenOperation operation)
    {
        var active = Operation(operation);
        if (active is not null)
        {
            _operations[(int)operation] = null;
        }

        return active;
    }

    /// <summary>Ends search and operations.</summary>
    public void EndOperations()
    {
        Search = null;
        foreach (var active in _operations)
        {
            active?.Zero();
        }

        Array.Clear(_operations);
    }

    // What a request names may be none of the kinds there are.
    private static bool IsKind(TokenOperation operation) => operation is >= TokenOperation.Decrypt and <= TokenOperation.Sign;
}
