using Hsm.Abstractions;

namespace Hsm;

/// <summary>Each session its own (hsm-notes 12): a session has one worker, so nothing is shared and no lock is needed.</summary>
internal sealed class OwnGenerator : RandomPolicy
{
    /// <inheritdoc/>
    public override IRandomSource SourceOf(SessionState session) => session.Random;
}
