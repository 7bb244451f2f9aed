namespace Hsm.Abstractions;

/// <summary>The families that a provider does not have: supports nothing, and every operation answers NotCompiledIn.</summary>
public sealed class UnsupportedCrypto
    : IAesPort, IHashPort, IHmacPort, IRsaPort, IEccPort, IEd25519Port, IX25519Port, IMlDsaPort, IMlKemPort
{
    private const HsmStatus Status = HsmStatus.NotCompiledIn;

    private UnsupportedCrypto()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static UnsupportedCrypto Instance { get; } = new();

    /// <inheritdoc/>
    bool IRsaPort.SupportsRawOperations => false;

    /// <inheritdoc/>
    bool IEd25519Port.IsSupported => false;

    /// <inheritdoc/>
    bool IX25519Port.IsSupported => false;

    /// <inheritdoc/>
    bool IAesPort.Supports(AesMode mode, int keyLengthBytes) => false;

    /// <inheritdoc/>
    HsmStatus IAesPort.Encrypt(AesInput input, Span<byte> destination) => Status;

    /// <inheritdoc/>
    HsmStatus IAesPort.Decrypt(AesInput input, Span<byte> destination) => Status;

    /// <inheritdoc/>
    bool IHashPort.Supports(HashFunction function, bool hasState) => false;

    /// <inheritdoc/>
    HsmStatus IHashPort.Hash(HashFunction function, ReadOnlySpan<byte> message, out Bytes digest) => Nothing(out digest);

    /// <inheritdoc/>
    HashState IHashPort.Start(HashFunction function) => new(function, Bytes.Empty, 0);

    /// <inheritdoc/>
    HsmStatus IHashPort.Update(HashState state, ReadOnlySpan<byte> blocks, out HashState next) => Nothing(out next);

    /// <inheritdoc/>
    HsmStatus IHashPort.Finish(HashState state, ReadOnlySpan<byte> rest, out Bytes digest) => Nothing(out digest);

    /// <inheritdoc/>
    bool IHmacPort.Supports(HashFunction function) => false;

    /// <inheritdoc/>
    HsmStatus IHmacPort.Compute(
        HashFunction function, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> destination) => Status;

    /// <inheritdoc/>
    bool IRsaPort.SupportsGeneration(int sizeBits, uint exponent) => false;

    /// <inheritdoc/>
    HsmStatus IRsaPort.GenerateKey(int sizeBits, uint exponent, IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    HsmStatus IRsaPort.GetSize(ReadOnlySpan<byte> key, out int lengthBytes) => Nothing(out lengthBytes);

    /// <inheritdoc/>
    HsmStatus IRsaPort.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IRsaPort.PublicOperation(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, out Bytes result) => Nothing(out result);

    /// <inheritdoc/>
    HsmStatus IRsaPort.PrivateOperation(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> source, out Bytes result) => Nothing(out result);

    /// <inheritdoc/>
    bool IEccPort.Supports(EccCurve curve) => false;

    /// <inheritdoc/>
    HsmStatus IEccPort.GenerateKey(EccCurve curve, IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    EccCurve IEccPort.CurveOf(ReadOnlySpan<byte> key) => EccCurve.Default;

    /// <inheritdoc/>
    HsmStatus IEccPort.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IEccPort.GetPoint(ReadOnlySpan<byte> key, out Bytes point) => Nothing(out point);

    /// <inheritdoc/>
    HsmStatus IEccPort.Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> digest, out Bytes signature) => Nothing(out signature);

    /// <inheritdoc/>
    HsmStatus IEccPort.Verify(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, out bool isValid) => Nothing(out isValid);

    /// <inheritdoc/>
    HsmStatus IEccPort.Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret) => NoKey(out secret);

    /// <inheritdoc/>
    HsmStatus IEd25519Port.GenerateKey(IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    HsmStatus IEd25519Port.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IEd25519Port.Sign(ReadOnlySpan<byte> privateKey, Ed25519Message message, out Bytes signature) => Nothing(out signature);

    /// <inheritdoc/>
    HsmStatus IEd25519Port.Verify(
        ReadOnlySpan<byte> key, Ed25519Message message, ReadOnlySpan<byte> signature, out bool isValid) => Nothing(out isValid);

    /// <inheritdoc/>
    HsmStatus IX25519Port.GenerateKey(IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    HsmStatus IX25519Port.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IX25519Port.Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> peerKey, out byte[] secret) => NoKey(out secret);

    /// <inheritdoc/>
    bool IMlDsaPort.Supports(MlDsaLevel level, HashFunction preHash) => false;

    /// <inheritdoc/>
    HsmStatus IMlDsaPort.GenerateKey(MlDsaLevel level, IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    HsmStatus IMlDsaPort.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IMlDsaPort.Sign(ReadOnlySpan<byte> privateKey, MlDsaMessage signed, out Bytes signature) => Nothing(out signature);

    /// <inheritdoc/>
    HsmStatus IMlDsaPort.Verify(
        ReadOnlySpan<byte> key, MlDsaMessage signed, ReadOnlySpan<byte> signature, out bool isValid) => Nothing(out isValid);

    /// <inheritdoc/>
    bool IMlKemPort.Supports(MlKemLevel level) => false;

    /// <inheritdoc/>
    HsmStatus IMlKemPort.GenerateKey(MlKemLevel level, IRandomSource random, out byte[] privateKey) => NoKey(out privateKey);

    /// <inheritdoc/>
    HsmStatus IMlKemPort.MakePublic(ReadOnlySpan<byte> key, out Bytes publicKey) => Nothing(out publicKey);

    /// <inheritdoc/>
    HsmStatus IMlKemPort.Encapsulate(
        MlKemLevel level, ReadOnlySpan<byte> key, IRandomSource random, out MlKemSecret encapsulated) => Nothing(out encapsulated);

    /// <inheritdoc/>
    HsmStatus IMlKemPort.Decapsulate(
        MlKemLevel level, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> ciphertext, out Bytes secret) => Nothing(out secret);

    private static HsmStatus Nothing<T>(out T result)
        where T : struct
    {
        result = default;
        return Status;
    }

    private static HsmStatus NoKey(out byte[] key)
    {
        key = [];
        return Status;
    }
}
