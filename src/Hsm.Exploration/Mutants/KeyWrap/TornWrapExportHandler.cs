using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>V2. Reads the metadata of the key that is to be wrapped, then its bytes: the blob may hold those of two versions.</summary>
internal sealed class TornWrapExportHandler : RequestHandler<KeyWrapExportRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, KeyWrapExportRequest request)
    {
        var reader = session.Server.Components.KeyReader;
        var wrapping = session.Server.HardwareKeys.FirstOrDefault(key => key.Number == request.WrappingKey.Number);
        if (!session.TryAddress(request.Key, out var id) || wrapping is null)
        {
            return Answer(HsmStatus.BadArgs);
        }

        var status = reader.Take(session, id, out var described);
        if (described is null)
        {
            return Answer(status);
        }

        using (described)
        {
            status = reader.Take(session, id, out var read);
            if (read is null)
            {
                return Answer(status);
            }

            using (read)
            {
                var content = WrapBlob.ContentOf(KeyWrapExportHandler.Unwrappable(described.Metadata), read.Material.Span);
                Bytes blob = default;
                var call = WrapBlob.Wrap(session, new(wrapping.Key.Memory, WrapBlob.KeyAad), content, (wrapped, made) =>
                {
                    blob = made;
                    return CryptoOutcome.Of(wrapped, null);
                });
                status = session.Server.Crypto.Execute(session, new MutantOperation(call.Supports, call.Work));
                call.Then(status);
                return status == HsmStatus.Ok ? new KeyWrapExportResponse(blob) : Answer(status);
            }
        }
    }
}
