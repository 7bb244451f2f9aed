using System.Buffers.Binary;
using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>
/// <see cref="ToyAead"/> as the secure channel's algorithm, for systematic runs; NOT SECURE. Notices what no real one
/// does: a nonce used twice under one key by this instance, and a key used after it was zeroed.
/// </summary>
public sealed class AeadModel : IAeadAlgorithm
{
    private readonly Action<string> _misuse;
    private readonly HashSet<(Bytes Key, ulong Nonce)> _spent = [];

    /// <summary>Makes the algorithm of one end: the two ends seal under different keys.</summary>
    /// <param name="misuse">Told a sentence when a precondition is broken; throws.</param>
    public AeadModel(Action<string> misuse)
    {
        _misuse = misuse;
    }

    /// <inheritdoc/>
    public string Name => "Model";

    /// <inheritdoc/>
    public IAeadKey CreateKey(ReadOnlySpan<byte> key) => new ModelKey(this, new Bytes(key));

    private void Spend(Bytes key, ulong nonce)
    {
        bool isNew;
        lock (_spent)
        {
            isNew = _spent.Add((key, nonce));
        }

        if (!isNew)
        {
            _misuse($"Nonces sent under one key are unique: {nonce} was used before.");
        }
    }

    private sealed class ModelKey(AeadModel owner, Bytes key) : IDeviceAeadKey
    {
        private int _zeroed;

        public CryptoAlgorithm Algorithm => CryptoAlgorithm.AesGcm;

        public bool IsSupportedBy(ICryptoProvider device) =>
            device.SupportsAesGcm(IAeadAlgorithm.KeyLengthBytes, 12, IAeadAlgorithm.TagLengthBytes);

        public HsmStatus SealOn(ICryptoProvider device, AeadInput call, Span<byte> sealedText)
        {
            Seal(call.Nonce, call.AssociatedData, call.Text, sealedText);
            return HsmStatus.Ok;
        }

        public HsmStatus OpenOn(ICryptoProvider device, AeadInput call, Span<byte> plaintext) =>
            TryOpen(call.Nonce, call.AssociatedData, call.Text, plaintext) ? HsmStatus.Ok : HsmStatus.AesGcmAuth;

        public void Seal(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> plaintext, Span<byte> sealedText)
        {
            AssertUsable();
            owner.Spend(key, nonce);
            AesGcmOutput output = ToyAead.Instance.Encrypt(Input(nonce, associatedData, plaintext));
            output.Ciphertext.Span.CopyTo(sealedText);
            output.Tag.Span.CopyTo(sealedText[plaintext.Length..]);
        }

        public bool TryOpen(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> sealedText, Span<byte> plaintext)
        {
            AssertUsable();
            AesGcmInput input = Input(nonce, associatedData, sealedText[..plaintext.Length]);
            if (!ToyAead.Instance.TryDecrypt(input, new Bytes(sealedText[plaintext.Length..]), out Bytes opened))
            {
                plaintext.Clear();
                return false;
            }

            opened.Span.CopyTo(plaintext);

            // A key zeroed while it was at work would have opened the packet with half of it.
            AssertUsable();
            return true;
        }

        public void Dispose() => Volatile.Write(ref _zeroed, 1);

        private static AesGcmInput Input(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> data, Bytes key)
        {
            Span<byte> iv = stackalloc byte[12];
            iv.Clear();
            BinaryPrimitives.WriteUInt64LittleEndian(iv[4..], nonce);
            return new AesGcmInput(key.ToArray(), new Bytes(iv), new Bytes(associatedData), new Bytes(data), IAeadAlgorithm.TagLengthBytes);
        }

        private AesGcmInput Input(ulong nonce, ReadOnlySpan<byte> associatedData, ReadOnlySpan<byte> data) =>
            Input(nonce, associatedData, data, key);

        private void AssertUsable()
        {
            if (Volatile.Read(ref _zeroed) != 0)
            {
                owner._misuse("No key is used once it is retired.");
            }
        }
    }
}
