using System.Linq.Expressions;
using System.Reflection;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Unit.Hsm;

/// <summary>A server with something of everything, and requests that find it: one or more for each handler.</summary>
internal static class RequestSamples
{
    private static readonly KeyId s_cached = KeyId.Local(5);
    private static readonly KeyId s_stored = KeyId.Local(6);
    private static readonly KeyId s_global = KeyId.Global(7);
    private static readonly NvmId s_object = new(2);
    private static readonly CounterId s_counter = new(1);
    private static readonly Bytes s_iv = Bytes.Repeat(1, 12);
    private static readonly KeyId s_hardware = new(KeyId.HardwareFlag | 1);
    private static readonly KeyId s_unwrapped = new(KeyId.WrappedFlag | 8);
    private static readonly ObjectMetadata s_wrapped = WrapBlobs.Metadata(new NvmId(0x4108), 12);
    private static readonly WrapBlobs s_blobs = new(new CryptoProviderOracle(new SoftwareCrypto()));

    /// <summary>Requests that get as far as their handler goes.</summary>
    public static IReadOnlyDictionary<string, HsmRequest> Named { get; } = new Dictionary<string, HsmRequest>(StringComparer.Ordinal)
    {
        ["init"] = new InitRequest(2),
        ["close"] = new CloseRequest(),
        ["cache"] = new KeyCacheRequest(KeyId.Assign, ObjectFlags.UsageAny, default, s_iv),
        ["cache-over"] = new KeyCacheRequest(s_cached, ObjectFlags.UsageAny, default, s_iv),
        ["evict"] = new KeyEvictRequest(s_cached),
        ["export-cached"] = new KeyExportRequest(s_cached),
        ["export-stored"] = new KeyExportRequest(s_stored),
        ["commit"] = new KeyCommitRequest(s_cached),
        ["commit-global"] = new KeyCommitRequest(s_global),
        ["erase"] = new KeyEraseRequest(s_stored),
        ["revoke-cached"] = new KeyRevokeRequest(s_cached),
        ["revoke-stored"] = new KeyRevokeRequest(s_stored),
        ["add"] = new NvmAddRequest(new ObjectMetadata(new NvmId(1), 0, ObjectFlags.None, 12, default), s_iv),
        ["read"] = new NvmReadRequest(s_object, 0, 4),
        ["metadata"] = new NvmGetMetadataRequest(s_object),
        ["list"] = new NvmListRequest(NvmId.None),
        ["destroy"] = new NvmDestroyRequest(new NvmIdList(s_object)),
        ["counter-init"] = new CounterInitRequest(s_counter, 99),
        ["counter-increment"] = new CounterIncrementRequest(s_counter),
        ["counter-read"] = new CounterReadRequest(s_counter),
        ["counter-destroy"] = new CounterDestroyRequest(s_counter),
        ["encrypt-cached"] = new AesGcmEncryptRequest(s_cached, s_iv, default, s_iv),
        ["encrypt-stored"] = new AesGcmEncryptRequest(s_stored, s_iv, default, s_iv),
        ["generate"] = new EccKeyGenRequest(32, EccCurve.P256, new KeyTarget(KeyId.Assign, ObjectFlags.UsageAny, default)),
        ["cache-random"] = new KeyCacheRandomRequest(KeyId.Assign, ObjectFlags.UsageAny, default, 16),
        ["export-public"] = new KeyExportPublicRequest(s_stored, PublicKeyAlgorithm.Ecc),
        ["key-wrap"] = new KeyWrapRequest(s_stored, s_wrapped, s_iv),
        ["key-unwrap-export"] = new KeyUnwrapExportRequest(s_stored, s_blobs.Key(Bytes.Repeat(6, 16), s_wrapped, s_iv)),
        ["key-unwrap-cache"] = new KeyUnwrapCacheRequest(s_hardware, s_blobs.Key(TestServer.HardwareKey.Key, s_wrapped, s_iv)),
        ["key-wrap-export"] = new KeyWrapExportRequest(s_stored, ObjectType.Crypto, s_hardware),
        ["data-wrap"] = new DataWrapRequest(s_stored, s_iv),
        ["data-unwrap"] = new DataUnwrapRequest(s_stored, s_blobs.Data(Bytes.Repeat(6, 16), s_iv)),
        ["decrypt"] = new AesGcmDecryptRequest(s_cached, s_iv, default, default, Bytes.FromHex("00112233445566778899aabbccddeeff")),
    };

    /// <summary>Every type of request that the reference has a handler for.</summary>
    public static IReadOnlyList<Type> HandledTypes { get; } =
    [
        .. typeof(HsmRequest).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(HsmRequest)) && !type.IsAbstract)
            .Where(static type => ServerComponents.Default.HandlerOf(Of(type)) is not null)
            .OrderBy(static type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>A request of a type: one of the above, else one made of what the server has.</summary>
    public static HsmRequest Of(Type type) =>
        Named.Values.FirstOrDefault(request => request.GetType() == type) ?? (HsmRequest)Make(type, depth: 0)!;

    /// <summary>A session of client 1 with a cached, a stored and a global key, an object and a counter.</summary>
    public static TestSession Prepare(TestServer server)
    {
        var session = server.Session();
        session.Add(s_object, s_iv);
        session.Add(s_stored.ToNvmId(new ClientId(1)), Bytes.Repeat(6, 16), ObjectFlags.UsageAny);
        session.Cache(s_cached, Bytes.Repeat(5, 16));
        session.Cache(s_global, Bytes.Repeat(7, 16));
        session.Ask(new CounterInitRequest(s_counter, 41));
        return session;
    }

    /// <summary>What the session can see, without changing it: evict and commit tell whether a key is cached only by changing that.</summary>
    public static string Observe(TestSession session) => string.Join(
        '\n',
        string.Join(' ', session.List()),
        session.Ask(new CounterReadRequest(s_counter)),
        session.Ask(new KeyExportRequest(s_cached)),
        session.Ask(new KeyExportRequest(s_global)),
        session.Ask(new NvmReadRequest(s_object, 0, 99)),
        session.Ask(new NvmGetMetadataRequest(s_stored.ToNvmId(new ClientId(1)))),
        session.Ask(new KeyExportRequest(s_unwrapped)),
        session.Ask(new KeyExportRequest(KeyId.Local(255))));

    private static object? Make(Type type, int depth)
    {
        object? known = type == typeof(KeyId) ? s_stored
            : type == typeof(NvmId) ? s_object
            : type == typeof(CounterId) ? s_counter
            : type == typeof(Bytes) ? Bytes.Repeat(3, 16)
            : type == typeof(byte[]) ? new byte[16]
            : type == typeof(string) ? "user"
            : type == typeof(UserPermissions) ? new UserPermissions(Bytes.Repeat(0, UserPermissions.LengthBytes))
            : null;
        if (known is not null || depth > 3 || type.IsInterface)
        {
            return known;
        }

        if (type.IsAbstract)
        {
            var concrete = Array.Find(type.Assembly.GetTypes(), one => one.IsSubclassOf(type) && !one.IsAbstract);
            return concrete is null ? null : Make(concrete, depth);
        }

        if (ListMaker(type) is { } list)
        {
            return list;
        }

        // Of the ways to make it the one that takes most: what is left out is what nobody looks at.
        var maker = type.GetConstructors().MaxBy(static one => IsCopy(one) ? -1 : one.GetParameters().Length);
        return type.IsPrimitive || type.IsEnum || type.IsArray || maker is null || maker.GetParameters().Length == 0
            ? type.IsValueType || maker is not null ? Activator.CreateInstance(type) : null
            : maker.Invoke([.. maker.GetParameters().Select(one => Make(one.ParameterType, depth + 1))]);
    }

    // Lists are made from a span, which reflection can't hand over: a compiled conversion from an array can.
    private static object? ListMaker(Type type)
    {
        var maker = type.GetConstructors().SingleOrDefault(static one => one.GetParameters() is [{ } only] && only.ParameterType.IsByRefLike);
        if (maker is null)
        {
            return null;
        }

        var span = maker.GetParameters()[0].ParameterType;
        var items = Array.CreateInstance(span.GenericTypeArguments[0], span.GenericTypeArguments[0] == typeof(byte) ? 24 : 1);
        var conversion = Expression.Convert(Expression.Constant(items), span, span.GetMethod("op_Implicit", [items.GetType()]));
        return Expression.Lambda<Func<object>>(Expression.Convert(Expression.New(maker, conversion), typeof(object))).Compile()();
    }

    private static bool IsCopy(ConstructorInfo maker) =>
        maker.GetParameters() is [{ } only] && only.ParameterType == maker.DeclaringType;
}
