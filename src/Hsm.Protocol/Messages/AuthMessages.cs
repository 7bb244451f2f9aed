using Hsm.Abstractions;

namespace Hsm.Protocol;

/// <summary>AUTH. Permissions are packed, least significant byte first whatever the client's order.</summary>
internal static class AuthMessages
{
    public static IReadOnlyList<MessageCodec> All { get; } =
    [
        new MessageCodec<AuthLoginRequest, AuthLoginResponse>(new WireKey(RequestKind.AuthLogin), Shapes.Auth)
        {
            RequestLengthBytes = 36,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var method = (AuthMethod)r.U16();
                var name = ReadName(ref r);
                return new AuthLoginRequest(method, name, r.Bytes(r.U16()));
            },
            Encode = static (ref w, q) =>
            {
                w.U16((int)q.Method);
                WriteName(ref w, q.Name);
                w.U16(q.Proof.Length);
                w.Bytes(q.Proof);
            },
            DecodeReply = static (ref r, _) => new AuthLoginResponse(new UserId(r.U16())),
            EncodeReply = static (ref w, _, a) => w.U16(a.User.Value),
        },
        ByUser(RequestKind.AuthLogout, static user => new AuthLogoutRequest(user), static q => q.User),
        new MessageCodec<AuthUserAddRequest, AuthUserAddResponse>(new WireKey(RequestKind.AuthUserAdd), Shapes.Auth)
        {
            RequestLengthBytes = 510,
            ResponseLengthBytes = 8,
            Decode = static (ref r) =>
            {
                var name = ReadName(ref r);
                var permissions = ReadPermissions(ref r);
                r.Skip(1);
                var method = (AuthMethod)r.U16();
                return new AuthUserAddRequest(name, permissions, method, r.Bytes(r.U16()));
            },
            Encode = static (ref w, q) =>
            {
                WriteName(ref w, q.Name);
                w.Bytes(q.Permissions.Packed);
                w.Zeros(1);
                w.U16((int)q.Method);
                w.U16(q.Credentials.Length);
                w.Bytes(q.Credentials);
            },
            DecodeReply = static (ref r, _) => new AuthUserAddResponse(new UserId(r.U16())),
            EncodeReply = static (ref w, _, a) => w.U16(a.User.Value),
        },
        ByUser(RequestKind.AuthUserDelete, static user => new AuthUserDeleteRequest(user), static q => q.User),
        new MessageCodec<AuthUserGetRequest, AuthUserGetResponse>(new WireKey(RequestKind.AuthUserGet), Shapes.Auth)
        {
            RequestLengthBytes = 34,
            ResponseLengthBytes = 480,
            IsExact = true,
            Decode = static (ref r) =>
            {
                var name = ReadName(ref r);
                r.Skip(2);
                return new AuthUserGetRequest(name);
            },
            Encode = static (ref w, q) =>
            {
                WriteName(ref w, q.Name);
                w.Zeros(2);
            },
            DecodeReply = static (ref r, _) => new AuthUserGetResponse(new UserId(r.U16()), ReadPermissions(ref r)),
            EncodeReply = static (ref w, _, a) =>
            {
                w.U16(a.User.Value);
                w.Bytes(a.Permissions.Packed);
            },
        },
        new MessageCodec<AuthUserSetPermissionsRequest, StatusResponse>(new WireKey(RequestKind.AuthUserSetPermissions), Shapes.Auth)
        {
            RequestLengthBytes = 476,
            ResponseLengthBytes = 4,
            IsExact = true,
            Decode = static (ref r) =>
            {
                var user = new UserId(r.U16());
                var permissions = ReadPermissions(ref r);
                r.Skip(1);
                return new AuthUserSetPermissionsRequest(user, permissions);
            },
            Encode = static (ref w, q) =>
            {
                w.U16(q.User.Value);
                w.Bytes(q.Permissions.Packed);
                w.Zeros(1);
            },
            DecodeReply = Shapes.Done,
        },
        new MessageCodec<AuthUserSetCredentialsRequest, StatusResponse>(new WireKey(RequestKind.AuthUserSetCredentials), Shapes.Auth)
        {
            RequestLengthBytes = 8,
            ResponseLengthBytes = 4,
            Decode = static (ref r) =>
            {
                var user = new UserId(r.U16());
                var method = (AuthMethod)r.U16();
                var currentLength = r.U16();
                var newLength = r.U16();
                return new AuthUserSetCredentialsRequest(user, method, r.Bytes(currentLength), r.Bytes(newLength));
            },
            Encode = static (ref w, q) =>
            {
                w.U16(q.User.Value);
                w.U16((int)q.Method);
                w.U16(q.Current.Length);
                w.U16(q.New.Length);
                w.Bytes(q.Current);
                w.Bytes(q.New);
            },
            DecodeReply = Shapes.Done,
        },
    ];

    private static MessageCodec<TRequest, StatusResponse> ByUser<TRequest>(
        RequestKind kind, Func<UserId, TRequest> make, Func<TRequest, UserId> user)
        where TRequest : HsmRequest => new(new WireKey(kind), Shapes.Auth)
        {
            RequestLengthBytes = 4,
            ResponseLengthBytes = 4,
            IsExact = true,
            Decode = (ref r) =>
            {
                var id = new UserId(r.U16());
                r.Skip(2);
                return make(id);
            },
            Encode = (ref w, q) =>
            {
                w.U16(user(q).Value);
                w.Zeros(2);
            },
            DecodeReply = Shapes.Done,
        };

    private static UserName ReadName(ref WireReader r) => new(r.Bytes(UserName.LengthBytes).Span);

    private static void WriteName(ref WireWriter w, UserName name) => w.Fixed(name.Span, UserName.LengthBytes);

    private static UserPermissions ReadPermissions(ref WireReader r)
    {
        var packed = r.Bytes(UserPermissions.LengthBytes);
        return packed.IsEmpty ? default : new UserPermissions(packed);
    }
}
