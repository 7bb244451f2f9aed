using Hsm.Abstractions;

namespace Hsm.Models.Environment;

/// <summary>
/// A crypto device with one set of registers, which gives <see cref="ToyAead"/>'s bytes. Takes no time. NOT SECURE.
/// </summary>
/// <remarks>
/// Callers are expected to hold the device lock. Those that do not either are refused with Locked as soon as two are in
/// at once, or, with <c>refusesConcurrentCallers</c> off, overwrite each other's registers as on real hardware, so that
/// one gets the result of the other's input.
/// </remarks>
/// <param name="refusesConcurrentCallers">True: a second caller is refused; false: registers are mixed up.</param>
/// <param name="supportedKeyLengthBytes">The one key length the device takes; 0 for all.</param>
public sealed class AcceleratorModel(bool refusesConcurrentCallers = true, int supportedKeyLengthBytes = 0) : IAccelerator, IAesPort
{
    private static readonly ToyAes s_blocks = new();

    private int _isBusy;
    private long _operationCount;

    // The registers. Loaded, then worked on: what a second caller loads in between is what the first one gets.
    private AesGcmInput _input;

    /// <inheritdoc/>
    public string Name => "accelerator model";

    /// <inheritdoc/>
    public bool RequiresDeviceLock => true;

    /// <inheritdoc/>
    public long OperationCount => Interlocked.Read(ref _operationCount);

    /// <summary>Whole blocks too; registers that are mixed up are those of AES-GCM alone.</summary>
    public IAesPort Aes => this;

    /// <inheritdoc/>
    public bool SupportsAesGcm(int keyLengthBytes, int ivLengthBytes, int tagLengthBytes) =>
        supportedKeyLengthBytes == 0 || keyLengthBytes == supportedKeyLengthBytes;

    /// <inheritdoc/>
    public HsmStatus AesGcmEncrypt(AesGcmInput input, out AesGcmOutput output)
    {
        output = default;
        HsmStatus status = Load(input);
        if (status == HsmStatus.Ok)
        {
            output = ToyAead.Instance.Encrypt(_input);
            Unload();
        }

        return status;
    }

    /// <inheritdoc/>
    public HsmStatus AesGcmDecrypt(AesGcmInput input, Bytes tag, out Bytes plaintext)
    {
        plaintext = default;
        HsmStatus status = Load(input);
        if (status == HsmStatus.Ok)
        {
            status = ToyAead.Instance.TryDecrypt(_input, tag, out plaintext) ? HsmStatus.Ok : HsmStatus.AesGcmAuth;
            Unload();
        }

        return status;
    }

    /// <inheritdoc/>
    bool IAesPort.Supports(AesMode mode, int keyLengthBytes) => SupportsAesGcm(keyLengthBytes, 0, 0);

    /// <inheritdoc/>
    HsmStatus IAesPort.Encrypt(AesInput input, Span<byte> destination)
    {
        HsmStatus status = Load(new AesGcmInput(input.Key, default, default, default, 0));
        if (status == HsmStatus.Ok)
        {
            s_blocks.Encrypt(input, destination);
            Unload();
        }

        return status;
    }

    /// <inheritdoc/>
    HsmStatus IAesPort.Decrypt(AesInput input, Span<byte> destination)
    {
        HsmStatus status = Load(new AesGcmInput(input.Key, default, default, default, 0));
        if (status == HsmStatus.Ok)
        {
            s_blocks.Decrypt(input, destination);
            Unload();
        }

        return status;
    }

    private HsmStatus Load(AesGcmInput input)
    {
        if (!SupportsAesGcm(input.Key.Length, input.Iv.Length, input.TagLengthBytes))
        {
            return HsmStatus.NotCompiledIn;
        }

        if (refusesConcurrentCallers && Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            return HsmStatus.Locked;
        }

        Interlocked.Increment(ref _operationCount);
        _input = input;
        return HsmStatus.Ok;
    }

    private void Unload()
    {
        // Keys are the caller's to zero; the device only lets go of them.
        if (refusesConcurrentCallers)
        {
            _input = default;
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
