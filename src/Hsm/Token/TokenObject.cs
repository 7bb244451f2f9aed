using Hsm.Abstractions;

namespace Hsm;

/// <summary>An object as a request finds it: under the locks, at one instant.</summary>
/// <param name="Reference">What its handle stands for.</param>
/// <param name="Attributes">What it has.</param>
internal sealed record TokenObject(TokenReference Reference, TokenAttributes Attributes)
{
    /// <summary>Resolves a handle. Needs Applications for changes, Store to look at.</summary>
    /// <param name="session">Who asks.</param>
    /// <param name="application">Whose handle it is.</param>
    /// <param name="handle">The handle.</param>
    /// <returns>Null: no such handle, destroyed meanwhile by whomever, or not visible.</returns>
    public static TokenObject? Find(SessionState session, TokenApplication application, uint handle)
    {
        if (application.Reference(handle) is not { } reference)
        {
            return null;
        }

        var attributes = AttributesOf(session, application, reference);
        if (attributes is null)
        {
            application.Forget(reference);
            return null;
        }

        return application.Sees(attributes) ? new TokenObject(reference, attributes) : null;
    }

    private static TokenAttributes? AttributesOf(SessionState session, TokenApplication application, TokenReference reference)
    {
        if (!reference.IsTokenObject)
        {
            return application.FindObject(reference.Serial)?.Attributes;
        }

        // Another application may have destroyed the object, and a third put another one in its place.
        var attributes = TokenObjects.Read(session.Server.Store, reference.Id, out var serial);
        return serial == reference.Serial ? attributes : null;
    }
}
