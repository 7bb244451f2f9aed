using Hsm.Abstractions;

namespace Hsm.Exploration;

/// <summary>
/// H1. Compares the counter of a key that is to be loaded with the slot's, then writes the slot in a step of its own:
/// an older counter may take the place of a newer one.
/// </summary>
internal sealed class CounterCheckedFirstLoadHandler : RequestHandler<SheLoadKeyRequest>
{
    /// <inheritdoc/>
    protected override HsmResponse Handle(SessionState session, SheLoadKeyRequest request)
    {
        var slots = request.MessageOne.Span[15];
        var slot = (SheSlot)(slots >> 4);
        SheKey key;
        using (var looking = session.LockShared(Guarded.Store))
        {
            if (looking.Failed || SheKey.Read(session, (SheSlot)(slots & 0xF), out var authorising) != HsmStatus.Ok || authorising is null)
            {
                return Answer(looking.Failed ? looking.Status : HsmStatus.SheKeyEmpty);
            }

            key = SheUpdate.ReadMessageTwo(authorising.Value, request.MessageTwo.Span);
            var status = SheKey.Read(session, slot, out var existing);
            if (status != HsmStatus.Ok || key.Counter <= (existing?.Counter ?? 0))
            {
                return Answer(status == HsmStatus.Ok ? HsmStatus.SheKeyUpdate : status);
            }
        }

        using var held = session.Lock(Guarded.Store);
        var written = held.Failed ? held.Status : key.Write(session, slot);
        if (written != HsmStatus.Ok)
        {
            return Answer(written);
        }

        var messageFour = SheUpdate.MessageFour([.. session.She.Uid!, slots], key);
        return new SheLoadKeyResponse(Bytes.Adopt(messageFour), Bytes.Adopt(SheUpdate.MessageFive(key, messageFour)));
    }
}
