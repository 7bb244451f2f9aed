using System.Security.Cryptography;

namespace Hsm;

/// <summary>What a handshake gives both ends: a secret a direction. Dispose it when the channel is made.</summary>
public sealed class ChannelSecrets : IDisposable
{
    /// <summary>Length of a secret, in bytes.</summary>
    public const int SecretLengthBytes = 32;

    private readonly byte[] _sending;
    private readonly byte[] _receiving;

    /// <summary>Takes the secrets.</summary>
    /// <param name="sending">Of what we send; copied.</param>
    /// <param name="receiving">Of what the peer sends; copied.</param>
    /// <param name="isInitiator">True: we began the handshake, so the peer is known to have the secrets.</param>
    /// <exception cref="ArgumentException">Not 32 bytes each.</exception>
    public ChannelSecrets(ReadOnlySpan<byte> sending, ReadOnlySpan<byte> receiving, bool isInitiator)
    {
        if (sending.Length != SecretLengthBytes || receiving.Length != SecretLengthBytes)
        {
            throw new ArgumentException("Each secret has 32 bytes.", sending.Length != SecretLengthBytes ? nameof(sending) : nameof(receiving));
        }

        _sending = sending.ToArray();
        _receiving = receiving.ToArray();
        IsInitiator = isInitiator;
    }

    /// <summary>Whether we began the handshake.</summary>
    public bool IsInitiator { get; }

    internal ReadOnlySpan<byte> Sending => _sending;

    internal ReadOnlySpan<byte> Receiving => _receiving;

    /// <summary>Zeroes the secrets.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_sending);
        CryptographicOperations.ZeroMemory(_receiving);
    }
}
