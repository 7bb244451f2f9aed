using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Unit.Hsm;

/// <summary>Random CRYPTO requests, and KEY requests that give them keys, over few ids; odd arguments among them.</summary>
internal sealed class RandomCryptoRequests
{
    private const byte EccNumber = 1;
    private const byte EdwardsNumber = 2;
    private const byte AesNumber = 3;
    private const byte MontgomeryNumber = 4;
    private const byte LatticeNumber = 5;
    private const byte KemNumber = 6;

    private static readonly ObjectFlags[] s_flags =
    [
        ObjectFlags.UsageAny, ObjectFlags.UsageAny, ObjectFlags.UsageAny, ObjectFlags.None, ObjectFlags.UsageSign | ObjectFlags.NonDestroyable,
        ObjectFlags.UsageAny | ObjectFlags.NonModifiable, ObjectFlags.UsageDerive, ObjectFlags.UsageAny | ObjectFlags.NonExportable,
    ];

    private readonly Random _random;
    private readonly Bytes[] _keys;
    private readonly Bytes[] _lattice;
    private readonly Bytes[] _kem;
    private readonly Bytes _ciphertext;

    public RandomCryptoRequests(int seed, ICryptoProvider provider)
    {
        _random = new Random(seed);
        var source = new SeededRandomSource((ulong)seed % 4);
        provider.Ecc.GenerateKey(EccCurve.P256, source, out var ecc);
        provider.Ecc.GenerateKey(EccCurve.P384, source, out var other);
        provider.Ecc.MakePublic(ecc, out var point);
        provider.Ed25519.GenerateKey(source, out var edwards);
        provider.Ed25519.MakePublic(edwards, out var edwardsPoint);
        provider.X25519.GenerateKey(source, out var montgomery);
        provider.MlDsa.GenerateKey(MlDsaLevel.MlDsa44, source, out var lattice);
        provider.MlDsa.MakePublic(lattice, out var latticePoint);
        provider.MlKem.GenerateKey(MlKemLevel.MlKem768, source, out var kem);
        provider.MlKem.MakePublic(kem, out var kemPoint);
        _keys =
        [
            new(ecc), new(ecc), point, new(other), new(edwards), edwardsPoint, new(montgomery),
            Bytes.Repeat(1, 16), Bytes.Repeat(2, 32), Bytes.Repeat(3, 5), latticePoint, kemPoint,
        ];
        _lattice = [new(lattice), latticePoint];
        _kem = [new(kem), new(kem), kemPoint];
        provider.MlKem.Encapsulate(MlKemLevel.MlKem768, kem, source, out var encapsulated);
        _ciphertext = encapsulated.Ciphertext;
    }

    public HsmRequest Request() => _random.Next(12) switch
    {
        < 3 => KeyRequest(),
        < 5 => Symmetric(),
        < 6 => Derivation(),
        < 7 => Generation(),
        < 10 => PublicKey(),
        _ => PostQuantum(),
    };

    private HsmRequest KeyRequest() => _random.Next(9) switch
    {
        < 4 => Cache(),
        4 => new KeyExportRequest(Key()),
        5 => new KeyCommitRequest(Key()),
        6 => new KeyEvictRequest(Key()),
        7 => new KeyRevokeRequest(Key()),
        _ => _random.Next(2) == 0 ? new KeyEraseRequest(Key()) : new InitRequest((uint)_random.Next(1, 3)),
    };

    private KeyCacheRequest Cache()
    {
        var id = Key();
        return new KeyCacheRequest(id, Flags(), ObjectLabel.FromText("label"), Rarely() ? Material() : Suited(id));
    }

    private HsmRequest Symmetric() => _random.Next(10) switch
    {
        0 => new RngRequest(_random.Next(-1, 300)),
        1 => Sha2(),
        2 => new Sha3Request(HashFunction.Sha3_256, Bytes.Repeat(0, Odd(200)), Bytes.Repeat(1, Odd(136)), _random.Next(2) == 0),
        3 => new AesEcbRequest(Direction(), AesKey(), Bytes.Repeat(4, Odd(32))) { InlineKey = Inline() },
        4 => new AesCbcRequest(Direction(), AesKey(), Bytes.Repeat(5, Odd(16)), Bytes.Repeat(6, Odd(48))) { InlineKey = Inline() },
        5 => Ctr(),
        6 => new AesCmacRequest(AesKey(), Cmac(), Bytes.Repeat(7, _random.Next(40)), _random.Next(3) * 8) { InlineKey = Inline() },
        7 => new HmacRequest(HashFunction.Sha256, AesKey(), Bytes.Repeat(8, _random.Next(40))),
        8 => new AesGcmEncryptRequest(AesKey(), Bytes.Repeat(9, 12), Bytes.Repeat(1, 3), Bytes.Repeat(2, 20)) { InlineKey = Inline() },
        _ => new AesGcmDecryptRequest(AesKey(), Bytes.Repeat(9, 12), default, Bytes.Repeat(2, 20), Bytes.Repeat(3, 16)) { InlineKey = Inline() },
    };

    private HsmRequest Derivation() => _random.Next(3) switch
    {
        0 => new HkdfRequest(Hash(), Odd(40), Target()) { Key = Key(), InlineKey = Inline(), Salt = Bytes.Repeat(1, 3), Info = Bytes.Repeat(2, 4) },
        1 => new CmacKdfRequest(Odd(40), Target()) { SaltKey = Key(), Salt = Inline(), ZKey = Key(), Z = Inline(), FixedInfo = Bytes.Repeat(2, 4) },
        _ => new EcdhRequest(Key(EccNumber), Key(EccNumber), Target()) { EvictsPrivateKey = Rarely(), EvictsPublicKey = Rarely() },
    };

    private HsmRequest Generation() => _random.Next(6) switch
    {
        0 => new EccKeyGenRequest(Odd(32), _random.Next(2) == 0 ? EccCurve.P256 : EccCurve.Default, Target()),
        1 => new EccKeyGenRequest(48, EccCurve.P384, Target()),
        2 => new Ed25519KeyGenRequest(Target()),
        3 => new X25519KeyGenRequest(Target()),
        4 => new MlDsaKeyGenRequest(Lattice(), Target()),
        _ => new MlKemKeyGenRequest(Kem(), Target()),
    };

    private HsmRequest PublicKey() => _random.Next(11) switch
    {
        0 or 1 => new EcdsaSignRequest(Key(EccNumber), Bytes.Repeat(1, Odd(32))) { EvictsKey = Rarely() },
        2 => new EcdsaVerifyRequest(Key(EccNumber), Bytes.Repeat(1, 16), Bytes.Repeat(1, 32)) { ExportsPublicKey = Rarely(), EvictsKey = Rarely() },
        3 => new EccMakePubRequest(Key(EccNumber)) { EvictsKey = Rarely() },
        4 => new EccCheckPubRequest(Key(EccNumber), EccCurve.P256, Rarely() ? Bytes.Repeat(4, 65) : default),
        5 or 6 => new Ed25519SignRequest(Key(EdwardsNumber), Bytes.Repeat(2, 64), (Ed25519Mode)_random.Next(-1, 3), Bytes.Repeat(3, _random.Next(2))) { EvictsKey = Rarely() },
        7 => new Ed25519VerifyRequest(Key(EdwardsNumber), Bytes.Repeat(1, 64), Bytes.Repeat(2, 9)),
        8 => new X25519AgreeRequest(Key(MontgomeryNumber), Key(MontgomeryNumber), Target()) { IsBigEndian = Rarely(), EvictsPrivateKey = Rarely() },
        9 => new RsaRequest((RsaOperation)_random.Next(4), Key(), Bytes.Repeat(1, 16), 16) { EvictsKey = Rarely() },
        _ => new RsaGetSizeRequest(Key()),
    };

    private HsmRequest PostQuantum() => _random.Next(6) switch
    {
        0 or 1 => new MlDsaSignRequest(Key(LatticeNumber), Lattice(), Bytes.Repeat(1, Odd(32))) { Context = Context(), PreHash = PreHash(), EvictsKey = Rarely() },
        2 => new MlDsaVerifyRequest(Key(LatticeNumber), Lattice(), Bytes.Repeat(1, 48), Bytes.Repeat(1, Odd(32))) { Context = Context(), PreHash = PreHash() },
        3 or 4 => new MlKemEncapsulateRequest(Key(KemNumber), Kem()) { EvictsKey = Rarely() },
        _ => new MlKemDecapsulateRequest(Key(KemNumber), Kem(), Rarely() ? Bytes.Repeat(1, Odd(_ciphertext.Length)) : _ciphertext) { EvictsKey = Rarely() },
    };

    private MlDsaLevel Lattice() => Rarely() ? (MlDsaLevel)_random.Next(2, 6) : MlDsaLevel.MlDsa44;

    private MlKemLevel Kem() => Rarely() ? (MlKemLevel)_random.Next(4) : MlKemLevel.MlKem768;

    private HashFunction PreHash() => _random.Next(4) switch { 0 => HashFunction.Sha256, 1 => (HashFunction)_random.Next(20), _ => HashFunction.None };

    private Bytes Context() => Bytes.Repeat(3, Rarely() ? 256 : _random.Next(3));

    private Sha2Request Sha2()
    {
        var isFirst = _random.Next(2) == 0;
        var state = isFirst ? Sha2State.Start : new Sha2State(64, Bytes.Repeat(9, Odd(32)));
        return new Sha2Request(Hash(), state, Bytes.Repeat(1, Odd(64)), _random.Next(2) == 0);
    }

    private AesCtrRequest Ctr()
    {
        var state = new AesCtrState(Bytes.Repeat(0xFF, Odd(16)), Bytes.Repeat(5, 16), _random.Next(17));
        return new AesCtrRequest(Direction(), AesKey(), state, Bytes.Repeat(1, _random.Next(50))) { InlineKey = Inline() };
    }

    private CmacState Cmac() => _random.Next(3) == 0 ? default : new CmacState(Bytes.Repeat(1, _random.Next(18)), Bytes.Repeat(2, 16), 32);

    private HashFunction Hash() => _random.Next(6) == 0 ? HashFunction.None : HashFunction.Sha256;

    private CipherDirection Direction() => _random.Next(12) == 0 ? (CipherDirection)2 : (CipherDirection)_random.Next(2);

    private KeyTarget Target() => _random.Next(3) == 0
        ? KeyTarget.Ephemeral
        : new KeyTarget(_random.Next(3) == 0 ? KeyId.AssignGlobal : Key(), Flags(), ObjectLabel.FromText("made")) { Access = 7 };

    // Mostly of one namespace and few numbers, so that requests meet.
    private KeyId Key() => new(_random.Next(20) == 0 ? _random.Next(0x800) : (_random.Next(2) * KeyId.GlobalFlag) | _random.Next(1, 7));

    private Bytes Inline() => _random.Next(3) == 0 ? Bytes.Repeat(0xAB, Odd(16)) : default;

    // Keys of one kind tend to have one number, so that operations find what they need, and often enough do not.
    private Bytes Suited(KeyId id) => id.Number switch
    {
        EccNumber => _keys[0],
        EdwardsNumber => _keys[4],
        MontgomeryNumber => _keys[6],
        LatticeNumber => _lattice[_random.Next(_lattice.Length)],
        KemNumber => _kem[_random.Next(_kem.Length)],
        _ => _keys[7],
    };

    private KeyId Key(byte suited) => Rarely() ? Key() : new KeyId((_random.Next(2) * KeyId.GlobalFlag) | suited);

    private KeyId AesKey() => Rarely() ? default : Key(AesNumber);

    private Bytes Material() => _keys[_random.Next(_keys.Length)];

    private ObjectFlags Flags() => s_flags[_random.Next(s_flags.Length)];

    private bool Rarely() => _random.Next(4) == 0;

    private int Odd(int right) => _random.Next(8) == 0 ? _random.Next(right + 3) : right;
}
