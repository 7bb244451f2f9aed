using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// A key over contexts that serve one thread at a time: each call takes an idle context out of a small table, in most
/// cases the one its thread had last, and puts it back. Nothing is allocated once there is a context for each thread.
/// </summary>
/// <typeparam name="TContext">The library's context; its disposal zeroes the expanded key.</typeparam>
internal abstract class PooledAeadKey<TContext> : IAeadKey
    where TContext : class, IDisposable
{
    private readonly byte[] _key;
    private readonly bool _bigEndianNonce;

    // A context is in the table or in one call's hands, never both: it is taken and put back by exchange.
    private readonly Striped<TContext?> _idle = new();

    /// <summary>Takes a key.</summary>
    /// <param name="key">Copied.</param>
    /// <param name="bigEndianNonce">Byte order of the counter in the nonce.</param>
    protected PooledAeadKey(ReadOnlySpan<byte> key, bool bigEndianNonce)
    {
        _key = key.ToArray();
        _bigEndianNonce = bigEndianNonce;
    }

    /// <inheritdoc/>
    public void Seal(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> sealedText)
    {
        Span<byte> room = stackalloc byte[AeadCall.NonceLengthBytes];
        var call = AeadCall.Create(room, nonce, _bigEndianNonce, associatedData);
        var context = Take();
        try
        {
            Encrypt(context, call, plaintext, sealedText);
        }
        finally
        {
            PutBack(context);
        }
    }

    /// <inheritdoc/>
    public bool TryOpen(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> sealedText, Span<byte> plaintext)
    {
        Span<byte> room = stackalloc byte[AeadCall.NonceLengthBytes];
        var call = AeadCall.Create(room, nonce, _bigEndianNonce, associatedData);
        var context = Take();
        try
        {
            Decrypt(context, call, sealedText, plaintext);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(plaintext);
            return false;
        }
        finally
        {
            PutBack(context);
        }
    }

    /// <summary>The key's bytes; until Dispose.</summary>
    protected ReadOnlyMemory<byte> Key => _key;

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        for (var i = 0; i < _idle.Count; i++)
        {
            Interlocked.Exchange(ref _idle.At(i), null)?.Dispose();
        }
    }

    /// <summary>Makes a context.</summary>
    /// <param name="key">The key.</param>
    /// <returns>It.</returns>
    protected abstract TContext CreateContext(ReadOnlySpan<byte> key);

    /// <summary>Seals.</summary>
    /// <param name="context">Nobody else has it.</param>
    /// <param name="call">Nonce and associated data.</param>
    /// <param name="plaintext">What.</param>
    /// <param name="sealedText">Whereto.</param>
    protected abstract void Encrypt(TContext context, in AeadCall call, ReadOnlySpan<byte> plaintext, Span<byte> sealedText);

    /// <summary>Opens.</summary>
    /// <param name="context">Nobody else has it.</param>
    /// <param name="call">Nonce and associated data.</param>
    /// <param name="sealedText">What.</param>
    /// <param name="plaintext">Whereto.</param>
    /// <exception cref="AuthenticationTagMismatchException">The tag does not match.</exception>
    protected abstract void Decrypt(TContext context, in AeadCall call, ReadOnlySpan<byte> sealedText, Span<byte> plaintext);

    private TContext Take()
    {
        for (var i = 0; i < _idle.Count; i++)
        {
            if (Interlocked.Exchange(ref _idle.At(i), null) is { } idle)
            {
                return idle;
            }
        }

        return CreateContext(_key);
    }

    private void PutBack(TContext context)
    {
        for (var i = 0; i < _idle.Count; i++)
        {
            if (Interlocked.CompareExchange(ref _idle.At(i), context, null) is null)
            {
                return;
            }
        }

        context.Dispose();
    }
}
