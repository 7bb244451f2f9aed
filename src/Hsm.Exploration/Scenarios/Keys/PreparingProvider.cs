using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>A toy provider that prepares keys, and watches over what it prepared.</summary>
/// <param name="isDevice">Whether it is worked by one caller at a time.</param>
internal sealed class PreparingProvider(bool isDevice) : ICryptoProvider
{
    private int _open;

    /// <inheritdoc/>
    public string Name => "preparing model";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => isDevice;

    /// <inheritdoc/>
    public bool PreparesKeys => true;

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) => true;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output) => throw new HsmInvariantException(
        "A provider that prepares keys is asked for a prepared one, when the key is in a slot.");

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) =>
        throw new NotSupportedException("The scenario does not decrypt.");

    /// <inheritdoc/>
    public HsmStatus OpenAesGcm(ReadOnlySpan<byte> key, int tagLengthBytes, out IAesGcmCipher? cipher)
    {
        Interlocked.Increment(ref _open);
        cipher = new WatchedCipher(key.ToArray(), this);
        return HsmStatus.Ok;
    }

    /// <summary>Asserts that nothing prepared is left. Nobody works any more.</summary>
    /// <exception cref="HsmInvariantException">Something is.</exception>
    public void AssertAllClosed()
    {
        if (Volatile.Read(ref _open) != 0)
        {
            throw new HsmInvariantException("Each prepared key is zeroed, by the time its server has ended.");
        }
    }

    private sealed class WatchedCipher(byte[] key, PreparingProvider provider) : IAesGcmCipher
    {
        private const int Idle = 0;
        private const int InUse = 1;
        private const int Closed = 2;

        private int _phase = Idle;

        public HsmStatus Encrypt(AesGcmInput input, out AesGcmOutput output)
        {
            Enter(InUse);
            output = ToyAead.Instance.Encrypt(input with { Key = key });
            Volatile.Write(ref _phase, Idle);
            return HsmStatus.Ok;
        }

        public HsmStatus Decrypt(AesGcmInput input, Bytes tag, out Bytes plaintext) =>
            throw new NotSupportedException("The scenario does not decrypt.");

        public void Dispose()
        {
            Enter(Closed);
            Array.Clear(key);
            Interlocked.Decrement(ref provider._open);
        }

        private void Enter(int phase)
        {
            if (Interlocked.CompareExchange(ref _phase, phase, Idle) != Idle)
            {
                throw new HsmInvariantException("A prepared key serves one request at a time, and none once it was zeroed.");
            }
        }
    }
}
