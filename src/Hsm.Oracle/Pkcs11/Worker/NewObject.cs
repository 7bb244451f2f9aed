namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>An object to be made.</summary>
/// <param name="Label">CKA_LABEL; begins with <see cref="TokenObjects.Prefix"/>.</param>
/// <param name="Second">The attribute beside it.</param>
internal sealed record NewObject(string Label, string Second)
{
    /// <summary>CKA_TOKEN: stays when its session is closed.</summary>
    public bool IsToken { get; init; } = true;

    /// <summary>CKA_PRIVATE: the user's alone.</summary>
    public bool IsPrivate { get; init; }
}
