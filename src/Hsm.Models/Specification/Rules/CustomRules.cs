using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>CUSTOM (protocol page 3): functions of the server's owner, here pure ones.</summary>
internal sealed class CustomRules : RuleGroup
{
    private const uint FirstOwnType = 8;

    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (request is not CustomRequest custom)
        {
            return false;
        }

        IReadOnlyList<ICustomCallback?> callbacks = now.Options.CustomCallbacks;
        if (custom.Data.Length > ICustomCallback.DataLengthBytes || custom.Type is > 0 and < FirstOwnType)
        {
            now.Refuse(HsmStatus.BadArgs);
        }
        else if (custom.Callback >= callbacks.Count || callbacks[custom.Callback] is not { } callback)
        {
            now.Refuse(HsmStatus.NoHandler);
        }
        else
        {
            byte[] data = new byte[ICustomCallback.DataLengthBytes];
            custom.Data.Span.CopyTo(data);
            int returned = custom.Type == 0 ? 0 : callback.Invoke(now.Client, custom.Type, data);
            now.Tell(new CustomResponse(custom.Type, returned, Bytes.Adopt(data)));
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool OnlyLooks(HsmRequest request) => request is CustomRequest;
}
