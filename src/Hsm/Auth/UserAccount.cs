using Hsm.Abstractions;

namespace Hsm;

/// <summary>A user. What can change needs the Applications lock.</summary>
/// <param name="id">Their number, which no other user ever has.</param>
/// <param name="name">Their name.</param>
internal sealed class UserAccount(UserId id, UserName name)
{
    private UserCredential _credential = null!;
    private int _wrongInARow;

    /// <summary>Their number.</summary>
    public UserId Id => id;

    /// <summary>Their name.</summary>
    public UserName Name => name;

    /// <summary>What they may.</summary>
    public UserPermissions Permissions { get; set; }

    /// <summary>What they prove who they are with; setting it gives all attempts back.</summary>
    public required UserCredential Credential
    {
        get => _credential;
        set
        {
            _credential = value;
            _wrongInARow = 0;
        }
    }

    /// <summary>Notes a proof that was looked at outside the lock.</summary>
    /// <param name="isRight">Whether it is right.</param>
    /// <param name="maxAttempts">Wrong ones in a row after which none counts.</param>
    /// <returns>True: it counts. A wrong one is an attempt less, a right one brings all back unless none was left.</returns>
    public bool Note(bool isRight, int maxAttempts)
    {
        if (_wrongInARow >= maxAttempts)
        {
            return false;
        }

        _wrongInARow = isRight ? 0 : _wrongInARow + 1;
        return isRight;
    }
}
