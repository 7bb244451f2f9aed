using System.Text.Json;
using Hsm.Abstractions;

namespace Hsm.Models.Specification.Pkcs11;

/// <summary>Names of answers that go against the specification: what <c>--allow</c> takes.</summary>
public static class Pkcs11Deviations
{
    /// <summary>The name of a deviation.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="expected">What the specification answers.</param>
    /// <param name="observed">What came back.</param>
    /// <returns>Lower case, words joined by hyphens.</returns>
    public static string NameOf(Pkcs11Operation operation, Pkcs11Output expected, Pkcs11Output observed) =>
        (operation, expected.Result, observed.Result) switch
        {
            (Pkcs11Operation.Logout, TokenResult.UserNotLoggedIn, TokenResult.Ok) => "logout-when-logged-out",
            (Pkcs11Operation.Login, TokenResult.UserAlreadyLoggedIn, TokenResult.Ok) => "login-when-logged-in",
            (Pkcs11Operation.CloseSession, TokenResult.SessionHandleInvalid, TokenResult.Ok) => "close-of-a-closed-session",
            (Pkcs11Operation.ReadObject, TokenResult.ObjectHandleInvalid, TokenResult.Ok) => "private-handle-survives-logout",
            (_, var wanted, var got) when wanted == got => $"{Words($"{operation}")}-tells-another-value",
            _ => Words($"{operation}-answers-{observed.Result}-not-{expected.Result}"),
        };

    private static string Words(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
