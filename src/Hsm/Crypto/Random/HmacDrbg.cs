using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// HMAC_DRBG with SHA-256 (NIST SP 800-90A, 10.1.2): one for each session, seeded and reseeded from an entropy source.
/// Not for two threads.
/// </summary>
internal sealed class HmacDrbg : IRandomSource, IDisposable
{
    private const int SeedLengthBytes = 48;
    private const int DigestLengthBytes = 32;

    // A request of the standard gives at most 2^19 bits (10.1, table 2); longer ones are made of several.
    private const int MaxRequestLengthBytes = 65536;

    private readonly IRandomSource _entropy;
    private readonly int _reseedInterval;
    private readonly byte[] _key = new byte[DigestLengthBytes];
    private readonly byte[] _value = new byte[DigestLengthBytes];
    private int _requests;
    private bool _isDisposed;

    /// <summary>Instantiates.</summary>
    /// <param name="entropy">Full entropy; 48 bytes are taken for each seed, entropy and nonce in one.</param>
    /// <param name="personalization">Sets this generator apart from others; any bytes.</param>
    /// <param name="reseedInterval">Requests between two seeds, 1 or more; the standard's bound is 2^48.</param>
    public HmacDrbg(IRandomSource entropy, ReadOnlySpan<byte> personalization, int reseedInterval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reseedInterval, 1);
        _entropy = entropy;
        _reseedInterval = reseedInterval;
        _value.AsSpan().Fill(1);
        Seed(personalization);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The state is gone: from zeros anyone could tell the bytes.</exception>
    public void Fill(Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        while (!destination.IsEmpty)
        {
            var taken = Math.Min(destination.Length, MaxRequestLengthBytes);
            Generate(destination[..taken]);
            destination = destination[taken..];
        }
    }

    /// <summary>Zeroes the state.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_value);
    }

    private void Generate(Span<byte> destination)
    {
        if (_requests == _reseedInterval)
        {
            Seed(default);
        }

        _requests++;
        while (!destination.IsEmpty)
        {
            HMACSHA256.HashData(_key, _value, _value);
            var taken = Math.Min(destination.Length, _value.Length);
            _value.AsSpan(0, taken).CopyTo(destination);
            destination = destination[taken..];
        }

        Update(default);
    }

    private void Seed(ReadOnlySpan<byte> personalization)
    {
        var seed = new byte[SeedLengthBytes + personalization.Length];
        _entropy.Fill(seed.AsSpan(0, SeedLengthBytes));
        personalization.CopyTo(seed.AsSpan(SeedLengthBytes));
        Update(seed);
        CryptographicOperations.ZeroMemory(seed);
        _requests = 0;
    }

    private void Update(ReadOnlySpan<byte> provided)
    {
        Mix(0, provided);
        if (!provided.IsEmpty)
        {
            Mix(1, provided);
        }
    }

    private void Mix(byte separator, ReadOnlySpan<byte> provided)
    {
        byte[] message = [.. _value, separator, .. provided];
        HMACSHA256.HashData(_key, message, _key);
        CryptographicOperations.ZeroMemory(message);
        HMACSHA256.HashData(_key, _value, _value);
    }
}
