using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>Why a token can not be used, and what to do.</summary>
internal static class TokenErrors
{
    internal static OracleException NotInitialized(StartOrder order, CkResult result) => new(
        $"The module {order.Module} does not initialise: C_Initialize answered {CkConstants.NameOf(result)}.",
        order.LibraryParameters is null
            ? "Set the vendor's configuration variable (SOFTHSM2_CONF, …). NSS's softokn needs --library-parameters \"configdir='sql:DIR' certPrefix='' keyPrefix='' secmod='secmod.db'\"."
            : "Look at --library-parameters; NSS wants configdir='sql:DIR' with an existing directory that can be written to.");

    /// <summary>The token asked for, or the only one.</summary>
    internal static TokenFacts Choose(ModuleCalls calls, StartOrder order)
    {
        CkResult result = calls.Slots(out ulong[] slots);
        if (result != CkResult.CKR_OK)
        {
            throw new OracleException(
                $"The module lists no slots: C_GetSlotList answered {CkConstants.NameOf(result)}.", "See that the device is connected and its daemon runs.");
        }

        TokenFacts[] there = [.. slots.Select(calls.Token).OfType<TokenFacts>()];
        TokenFacts[] usable = [.. there.Where(one => order.Token is null
            ? (one.Flags & CkConstants.CKF_TOKEN_INITIALIZED) != 0
            : string.Equals(one.Label, order.Token, StringComparison.Ordinal))];
        string list = there.Length == 0 ? "no token at all" : string.Join(", ", there.Select(static one => $"\"{one.Label}\" (slot {one.Slot})"));
        return usable.Length switch
        {
            1 => usable[0],
            0 when order.Token is null => throw new OracleException(
                $"The module has no initialised token; it has {list}.", "Initialise one, as by `softhsm2-util --init-token` or `pkcs11-tool --init-token`, and give it by --token."),
            0 => throw new OracleException($"There is no token \"{order.Token}\"; the module has {list}.", "Give one of these by --token."),
            _ when order.Token is null => throw new OracleException($"The module has several tokens: {list}.", "Say which by --token LABEL."),
            _ => throw new OracleException($"Several tokens are called \"{order.Token}\": {list}.", "Give the one to be checked a label of its own."),
        };
    }

    internal static OracleException NoSession(CkResult result) => new(
        $"The token gives no read/write session: C_OpenSession answered {CkConstants.NameOf(result)}.",
        result == CkResult.CKR_SESSION_COUNT ? "Fewer --threads or --processes may be within its limit." : "The vendor's manual may say what that means here.");

    internal static OracleException NoLogin(CkResult result, TokenFacts facts) => result switch
    {
        CkResult.CKR_PIN_INCORRECT or CkResult.CKR_PIN_INVALID or CkResult.CKR_PIN_LEN_RANGE => new(
            $"The token \"{facts.Label}\" refuses the PIN: {CkConstants.NameOf(result)}. It was tried once and is not tried again, so that the token does not lock it.",
            "Give the user's PIN (not the security officer's) by --pin, --pin-file or the variable HSM_PIN."),
        CkResult.CKR_PIN_LOCKED => new($"The user's PIN of the token \"{facts.Label}\" is locked.", "The security officer can set it anew (C_InitPIN)."),
        CkResult.CKR_USER_PIN_NOT_INITIALIZED => new(
            $"The token \"{facts.Label}\" has no user PIN yet.", "The security officer sets one (C_InitPIN), as by `pkcs11-tool --init-pin`."),
        CkResult.CKR_USER_TYPE_INVALID => new(
            $"The token \"{facts.Label}\" has no login for its user: CKR_USER_TYPE_INVALID.",
            "A database of NSS without a PIN answers so: `certutil -N -d sql:DIR` makes one and asks for its PIN."),
        CkResult.CKR_PIN_EXPIRED => new($"The user's PIN of the token \"{facts.Label}\" has expired.", "Set a new one, as by `pkcs11-tool --change-pin`."),
        _ => new($"The token \"{facts.Label}\" does not let the user in: C_Login answered {CkConstants.NameOf(result)}.", "The vendor's manual may say what that means here."),
    };

    internal static OracleException NoObject(CkResult result, TokenFacts facts) => result switch
    {
        CkResult.CKR_DEVICE_MEMORY => new(
            $"The token \"{facts.Label}\" is full: CKR_DEVICE_MEMORY.", "Remove objects that are not needed; the oracle wants room for 32 small ones. Nothing of its own is left."),
        CkResult.CKR_USER_NOT_LOGGED_IN => new($"The token \"{facts.Label}\" lets only its user make objects.", "Give the PIN by --pin, --pin-file or the variable HSM_PIN."),
        CkResult.CKR_TOKEN_WRITE_PROTECTED => new($"The token \"{facts.Label}\" is write-protected.", "Take a token that may be written to."),
        _ => new(
            $"The token \"{facts.Label}\" takes neither an AES key nor a data object: the last answer was {CkConstants.NameOf(result)}.",
            "Nothing can be checked without an object; the vendor's manual may say which templates it takes."),
    };
}
