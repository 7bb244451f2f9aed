using System.Reflection;
using Hsm.Abstractions;
using Hsm.Protocol;

namespace Unit.HsmProtocol;

/// <summary>
/// Random requests and responses of every type that has a form on the wire, made of their constructors and init
/// properties, so that a new field is tried without a word here. Values are the wire's canonical ones: what a codec reads
/// back as it was.
/// </summary>
internal sealed class RandomMessages(int seed)
{
    private static readonly (Type Request, Type Response)[] s_pairs =
        [.. MessageTable.All.Select(row => row.GetType().GetGenericArguments()).Select(a => (a[0], a[1]))];

    private static readonly HashFunction[] s_sha2 =
        [HashFunction.Sha224, HashFunction.Sha256, HashFunction.Sha384, HashFunction.Sha512, HashFunction.Sha512_224, HashFunction.Sha512_256];

    private static readonly HashFunction[] s_sha3 = [HashFunction.Sha3_224, HashFunction.Sha3_256, HashFunction.Sha3_384, HashFunction.Sha3_512];

    private readonly Random _random = new(seed);

    public static int PairCount => s_pairs.Length;

    public HsmRequest Request(int pair) => (HsmRequest)Make(s_pairs[pair % PairCount].Request);

    public HsmResponse Response(int pair, HsmRequest request) => request switch
    {
        Sha2Request sha2 => new Sha2Response((ulong)_random.NextInt64(), Data(sha2.IsLast ? Digest(sha2.Function) : Chaining(sha2.Function))),
        Sha3Request { IsLast: true } sha3 => new Sha3Response(default, Data(Digest(sha3.Function))),
        Sha3Request => new Sha3Response(Data(200), default),

        // These answers have no field for a public key.
        Ed25519VerifyRequest or MlDsaVerifyRequest => new SignatureVerifyResponse(Bool(), default),
        _ when s_pairs[pair % PairCount].Response == typeof(HsmResponse) => TokenAnswer(request),
        _ => (HsmResponse)Make(s_pairs[pair % PairCount].Response),
    };

    // The PKCS#11 face tells a result of its own beside the status, so one request has two types of answer.
    private HsmResponse TokenAnswer(HsmRequest request) => _random.Next(4) == 0
        ? new TokenResponse(Pick(Enum.GetValues<TokenResult>().Where(one => one != TokenResult.Ok).ToArray()))
        : request switch
        {
            TokenOpenSessionRequest or TokenCreateObjectRequest or TokenGenerateKeyRequest => (HsmResponse)Make(typeof(TokenHandleResponse)),
            TokenSessionInfoRequest => (HsmResponse)Make(typeof(TokenSessionInfoResponse)),
            TokenFindRequest => (HsmResponse)Make(typeof(TokenHandlesResponse)),
            TokenCipherRunRequest => (HsmResponse)Make(typeof(TokenDataResponse)),
            TokenGetAttributesRequest => new TokenAttributesResponse(
                Pick([TokenResult.Ok, TokenResult.AttributeSensitive, TokenResult.AttributeTypeInvalid]), Attributes()),
            _ => new TokenResponse(TokenResult.Ok),
        };

    private TokenAttributes Attributes() => TokenAttributes.Of(
        [.. Enumerable.Range(0, _random.Next(5)).Select(i => new TokenAttribute((TokenAttributeType)(_random.Next(int.MinValue, int.MaxValue) & ~7 | i), Data(_random.Next(20))))]);

    private object Make(Type type)
    {
        if (type == typeof(StatusResponse))
        {
            return StatusResponse.Ok;
        }

        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        object made = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(type, p.ParameterType, p.Name!))]);
        var parameters = constructor.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (PropertyInfo property in type.GetProperties().Where(p => p.SetMethod is not null && p.Name != nameof(HsmResponse.Status) && !parameters.Contains(p.Name)))
        {
            property.SetValue(made, Value(type, property.PropertyType, property.Name));
        }

        return Canonical(made);
    }

    private object Value(Type owner, Type type, string name) => (owner.Name, name) switch
    {
        (nameof(InitResponse), _) when type == typeof(ClientId) => new ClientId((byte)_random.Next(16)),
        (nameof(Sha2Request), nameof(Sha2Request.Function)) => Pick(s_sha2),
        (nameof(Sha3Request), nameof(Sha3Request.Function)) => Pick(s_sha3),
        (nameof(Sha3Request), nameof(Sha3Request.State)) => Data(200),
        (nameof(AesCbcRequest) or nameof(AesCbcResponse) or nameof(SheCbcRequest), "Iv") => Data(16),
        (nameof(SheSetUidRequest), _) => Data(15),
        (nameof(CustomRequest) or nameof(CustomResponse), "Data") => Data(256),

        // From 0x80 on the group's actions are the PKCS#11 face.
        (nameof(CustomRequest), nameof(CustomRequest.Callback)) => (byte)_random.Next(0x80),
        (nameof(SheRandomResponse) or nameof(SheGenerateMacResponse), _) => Data(16),
        (nameof(SheLoadPlainKeyRequest) or nameof(SheExtendSeedRequest), _) => Data(16),
        (_, "MessageOne" or "MessageThree" or "MessageFive") => Data(16),
        (_, "MessageTwo" or "MessageFour") => Data(32),
        (nameof(ServerInfo), nameof(ServerInfo.Version) or nameof(ServerInfo.Build)) => "0" + _random.Next(1_000_000),
        (nameof(KeyCacheRandomRequest) or nameof(NvmReadRequest) or nameof(NvmListResponse), _) when type == typeof(int) => _random.Next(65536),
        _ => Value(type),
    };

    private object Value(Type type)
    {
        if (type.IsEnum)
        {
            return Pick(Enum.GetValues(type).Cast<object>().ToArray());
        }

        return type switch
        {
            _ when type == typeof(bool) => Bool(),
            _ when type == typeof(byte) => (byte)_random.Next(256),
            _ when type == typeof(ushort) => (ushort)_random.Next(65536),
            _ when type == typeof(int) => _random.Next(int.MaxValue),
            _ when type == typeof(uint) => (uint)_random.NextInt64(1L << 32),
            _ when type == typeof(Bytes) => Data(_random.Next(0, 60)),
            _ when type == typeof(KeyId) => new KeyId(_random.Next(0x800)),
            _ when type == typeof(NvmId) => new NvmId((ushort)_random.Next(65536)),
            _ when type == typeof(CounterId) => new CounterId((byte)_random.Next(256)),
            _ when type == typeof(UserId) => new UserId((ushort)_random.Next(65536)),
            _ when type == typeof(UserName) => new UserName(Text(_random.Next(0, 32)).Span),
            _ when type == typeof(ObjectLabel) => new ObjectLabel(Data(24).Span),
            _ when type == typeof(NvmIdList) => new NvmIdList([.. Enumerable.Range(0, _random.Next(20)).Select(_ => new NvmId((ushort)_random.Next(65536)))]),
            _ when type == typeof(UserPermissions) => new UserPermissions(Data(UserPermissions.LengthBytes)),
            _ when type == typeof(KeyTarget) => new KeyTarget(new KeyId(_random.Next(0x800)), (ObjectFlags)_random.Next(65536), new ObjectLabel(Data(24).Span)),
            _ when type == typeof(AesCtrState) => new AesCtrState(Data(16), Data(16), _random.Next(16)),
            _ when type == typeof(CmacState) => new CmacState(Data(_random.Next(17)), Data(16), (uint)_random.Next(1, int.MaxValue)),
            _ when type == typeof(Sha2State) => new Sha2State((ulong)_random.NextInt64(1, long.MaxValue), Data(64)),
            _ when type == typeof(TokenAttributes) => Attributes(),
            _ when type == typeof(TokenAttributeTypes) => new TokenAttributeTypes([.. Enumerable.Range(0, _random.Next(5)).Select(_ => Pick(Enum.GetValues<TokenAttributeType>()))]),
            _ when type == typeof(TokenHandles) => new TokenHandles([.. Enumerable.Range(0, _random.Next(5)).Select(_ => (uint)_random.NextInt64(1L << 32))]),
            _ when type == typeof(TokenCipher) => new TokenCipher(Pick(Enum.GetValues<TokenOperation>()), Data(_random.Next(20)), Data(_random.Next(20)), _random.Next(20)) { Mechanism = Pick(Enum.GetValues<TokenMechanism>()) },
            _ when type == typeof(ObjectMetadata) || type == typeof(ServerInfo) => Make(type),
            _ => throw new NotSupportedException(type.Name),
        };
    }

    // Fields that depend on one another.
    private object Canonical(object made) => made switch
    {
        ObjectMetadata m => m with { Flags = (ObjectFlags)_random.Next(65536) },
        CertificateAddTrustedRequest q => q with { Metadata = q.Metadata with { Length = (ushort)q.Certificate.Length } },
        Sha2Request q when _random.Next(4) == 0 => q with { State = Sha2State.Start },
        Sha2Request q => q with { State = q.State with { Chaining = Data(Chaining(q.Function)) } },
        AesCmacRequest { Data.IsEmpty: false, MacLengthBytes: > 0 } q => q with { State = default },
        EccKeyGenRequest q => q with { Target = q.Target with { Access = (ushort)_random.Next(65536) } },
        Ed25519KeyGenRequest q => q with { Target = q.Target with { Access = (ushort)_random.Next(65536) } },
        MlDsaKeyGenRequest q => q with { Target = q.Target with { Access = (ushort)_random.Next(65536) } },
        MlKemKeyGenRequest q => q with { Target = q.Target with { Access = (ushort)_random.Next(65536) } },
        _ => made,
    };

    private bool Bool() => _random.Next(2) == 0;

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];

    private Bytes Data(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return Bytes.Adopt(bytes);
    }

    private Bytes Text(int length) => Bytes.Adopt([.. Enumerable.Range(0, length).Select(_ => (byte)_random.Next('a', 'z' + 1))]);

    private static int Chaining(HashFunction function) => function is HashFunction.Sha224 or HashFunction.Sha256 ? 32 : 64;

    private static int Digest(HashFunction function) => function switch
    {
        HashFunction.Sha224 or HashFunction.Sha512_224 or HashFunction.Sha3_224 => 28,
        HashFunction.Sha256 or HashFunction.Sha512_256 or HashFunction.Sha3_256 => 32,
        HashFunction.Sha384 or HashFunction.Sha3_384 => 48,
        _ => 64,
    };
}
