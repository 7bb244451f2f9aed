using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// An account as an object of NVM: format (1 byte), method (1), name (32), permissions (473), then what its credentials
/// are stored as. Its number is that of the object.
/// </summary>
internal static class UserRecord
{
    private const byte Format = 1;
    private const int NameOffset = 2;
    private const int PermissionsOffset = NameOffset + UserName.LengthBytes;
    private const int CredentialOffset = PermissionsOffset + UserPermissions.LengthBytes;
    private const ObjectFlags Flags = ObjectFlags.Trusted | ObjectFlags.NonExportable;

    /// <summary>Where an account is.</summary>
    /// <param name="user">1 to UserRegistry.MaxUserNumber.</param>
    /// <returns>A hidden id.</returns>
    public static NvmId Of(UserId user) => new((ushort)(((int)ObjectType.User << 12) | user.Value));

    /// <summary>What to write of an account.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="name">Its name.</param>
    /// <param name="permissions">What it may.</param>
    /// <param name="credential">What it proves with.</param>
    /// <returns>The object.</returns>
    public static NvmWrite Encode(UserId id, UserName name, UserPermissions permissions, UserCredential credential)
    {
        var stored = credential.Stored;
        var data = new byte[CredentialOffset + stored.Length];
        data[0] = Format;
        data[1] = (byte)credential.Method;
        name.Span.CopyTo(data.AsSpan(NameOffset));
        permissions.Packed.Span.CopyTo(data.AsSpan(PermissionsOffset));
        stored.Span.CopyTo(data.AsSpan(CredentialOffset));
        return new NvmWrite(new ObjectMetadata(Of(id), Access: 0, Flags, (ushort)data.Length, default), data);
    }

    /// <summary>Reads an account.</summary>
    /// <param name="object">Its id in NVM.</param>
    /// <param name="data">Its data.</param>
    /// <param name="verifier">Verifies chains of users who log in by certificate.</param>
    /// <returns>Null: no account of this format.</returns>
    public static UserAccount? Decode(NvmId @object, ReadOnlySpan<byte> data, ChainVerifier verifier)
    {
        if (data.Length <= CredentialOffset || data[0] != Format)
        {
            return null;
        }

        var stored = data[CredentialOffset..];
        UserCredential? credential = (AuthMethod)data[1] switch
        {
            AuthMethod.Pin when SaltedPin.Read(stored) is { } pin => new PinCredential(pin),
            AuthMethod.Certificate => CertificateCredential.Create(stored, verifier),
            _ => null,
        };
        return credential is null ? null : new UserAccount(new UserId((ushort)(@object.Value & 0x0FFF)), new UserName(data[NameOffset..PermissionsOffset]))
        {
            Permissions = new UserPermissions(new Bytes(data[PermissionsOffset..CredentialOffset])),
            Credential = credential,
        };
    }
}
