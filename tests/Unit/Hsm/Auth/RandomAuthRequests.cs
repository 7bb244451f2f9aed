using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>Random requests of AUTH over few users, and requests that need their permissions.</summary>
internal sealed class RandomAuthRequests(int seed)
{
    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    public HsmRequest Request() => _random.Next(20) switch
    {
        0 or 1 or 2 or 3 => new AuthLoginRequest(_random.Next(9) == 0 ? AuthMethod.None : AuthMethod.Pin, Name(), Pin()),
        4 => new AuthLogoutRequest(User()),
        5 or 6 or 7 => new AuthUserAddRequest(Name(), Permissions(), _random.Next(9) == 0 ? AuthMethod.None : AuthMethod.Pin, Pin()),
        8 => new AuthUserDeleteRequest(User()),
        9 => new AuthUserGetRequest(Name()),
        10 or 11 => new AuthUserSetPermissionsRequest(User(), Permissions()),
        12 or 13 => new AuthUserSetCredentialsRequest(User(), AuthMethod.Pin, _random.Next(2) == 0 ? default : Pin(), Pin()),
        14 => new InitRequest((uint)_random.Next(3)),
        15 => new EchoRequest(Pin()),
        16 => new CounterInitRequest(new CounterId(1), 5),
        17 => new CounterReadRequest(new CounterId(1)),
        18 => _random.Next(12) == 0 ? new CloseRequest() : new NvmListRequest(NvmId.None),
        _ => new CounterIncrementRequest(new CounterId(1)),
    };

    private UserName Name() => UserName.FromText(_random.Next(5) switch { 0 or 1 => "admin", 2 => "a", 3 => "b", _ => _random.Next(6) == 0 ? string.Empty : "a" });

    private Bytes Pin() => _random.Next(8) switch { 0 => new Bytes("1111"u8), 1 => default, _ => new Bytes("0000"u8) };

    private UserId User() => new((ushort)_random.Next(5));

    private UserPermissions Permissions()
    {
        if (_random.Next(2) == 0)
        {
            return UserPermissions.Administrator;
        }

        var packed = UserPermissions.Administrator.Packed.ToArray();
        packed[_random.Next(2) == 0 ? UserPermissions.GroupCount : (int)RequestKind.CounterRead >> 8] = 0;
        return new UserPermissions(new Bytes(packed));
    }
}
