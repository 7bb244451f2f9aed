using Hsm.Abstractions;

namespace Hsm;

/// <summary>When a session's permissions are looked at, and whose.</summary>
internal class UserPolicy
{
    /// <summary>
    /// Whether permissions are looked at again in the critical section where a request takes effect. Between the look
    /// before the request and that section they may have been taken away, and whoever took them away may rely on it.
    /// </summary>
    public virtual bool ChecksUnderLocks => true;

    /// <summary>Logs a user in.</summary>
    /// <param name="account">Who.</param>
    /// <returns>The login.</returns>
    public virtual UserLogin CreateLogin(UserAccount account) => new(account);

    /// <summary>Whether anybody may make a request, logged in or not: COMM, logging in, and being told that nobody is.</summary>
    /// <param name="kind">The request.</param>
    /// <returns>True: permissions are not looked at.</returns>
    public static bool IsFree(RequestKind kind) =>
        (int)kind >> 8 == (int)RequestKind.Init >> 8 || kind is RequestKind.AuthLogin or RequestKind.AuthLogout;
}
