using Hsm.Abstractions;

namespace Hsm;

/// <summary>A session of the PKCS#11 face. Needs the Applications lock.</summary>
/// <param name="handle">Its handle.</param>
/// <param name="isReadWrite">Whether token objects may be changed from it.</param>
internal sealed class TokenSession(uint handle, bool isReadWrite)
{
    /// <summary>Its handle.</summary>
    public uint Handle { get; } = handle;

    /// <summary>Whether token objects may be changed from it.</summary>
    public bool IsReadWrite { get; } = isReadWrite;

    /// <summary>What an active search has not told yet; null: none is active.</summary>
    public TokenHandles? Search { get; set; }

    /// <summary>The active encryption; null: none.</summary>
    public TokenCipherState? Encryption { get; private set; }

    /// <summary>The active decryption; null: none.</summary>
    public TokenCipherState? Decryption { get; private set; }

    /// <summary>The active operation of a direction.</summary>
    /// <param name="isEncryption">Which.</param>
    /// <returns>Null: none.</returns>
    public TokenCipherState? Operation(bool isEncryption) => isEncryption ? Encryption : Decryption;

    /// <summary>Begins an operation; none of its direction is active.</summary>
    /// <param name="operation">The operation.</param>
    public void Begin(TokenCipherState operation)
    {
        if (operation.Cipher.IsEncryption)
        {
            Encryption = operation;
        }
        else
        {
            Decryption = operation;
        }
    }

    /// <summary>Takes the active operation of a direction out; the caller zeroes it.</summary>
    /// <param name="isEncryption">Which.</param>
    /// <returns>Null: none was active.</returns>
    public TokenCipherState? Take(bool isEncryption)
    {
        var operation = Operation(isEncryption);
        if (isEncryption)
        {
            Encryption = null;
        }
        else
        {
            Decryption = null;
        }

        return operation;
    }

    /// <summary>Ends search and operations.</summary>
    public void EndOperations()
    {
        Search = null;
        Take(isEncryption: true)?.Zero();
        Take(isEncryption: false)?.Zero();
    }
}
