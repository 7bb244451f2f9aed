using System.Security.Cryptography;
using Hsm.Abstractions;

namespace Hsm;

/// <summary>KEY CACHE_RANDOM: as KEY CACHE, with bytes of the session's own generator.</summary>
internal sealed class KeyCacheRandomHandler : RequestHandler<KeyCacheRandomRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyCacheRandomRequest request)
    {
        if (request.LengthBytes < 1 || request.LengthBytes > session.Server.Sizes.BigLengthBytes)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var key = new byte[request.LengthBytes];
        var components = session.Server.Components;
        components.Crypto.Random.SourceOf(session).Fill(key);
        try
        {
            return components.KeyCache.Handle(
                session,
                new KeyCacheRequest(request.Id, request.Flags, request.Label, Bytes.Adopt(key)));
        }
        finally
        {
            // The cache has a copy of its own.
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
