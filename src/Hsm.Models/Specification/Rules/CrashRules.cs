using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>What a crash leaves. Recovery may have cleared dead records away, as it does where the last record was torn.</summary>
internal sealed class CrashRules : RuleGroup
{
    /// <inheritdoc/>
    public override bool TryApply(Situation now, HsmRequest request)
    {
        if (request is not CrashEvent)
        {
            return false;
        }

        NvmUse kept = now.State.Use;
        NvmUse cleared = NvmWrites.Reclaimed(now.Options, now.State.Nvm);
        now.Done(now.State.AfterCrash(kept));
        if (cleared != kept)
        {
            now.Done(now.State.AfterCrash(cleared));
        }

        return true;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => request is CrashEvent ? [] : null;
}
