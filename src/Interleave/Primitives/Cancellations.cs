using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Looking at a token inside a model: who finds it cancelled has seen what its canceller did before.</summary>
internal static class Cancellations
{
    /// <summary>Whether it is cancelled. No scheduling point: the model has one of its own.</summary>
    internal static bool IsRequested(CancellationToken token)
    {
        if (!token.IsCancellationRequested)
        {
            return false;
        }

        if (LogicalThread.Current is { } thread && CancellationTokenModel.SourceOf(ref token) is { } source
            && thread.Execution.ResourcesById.TryGet(source, out CancellationResource? resource))
        {
            thread.Execution.Order(thread, AccessKind.Wait, resource);
        }

        return true;
    }

    /// <summary>Throws when it is cancelled.</summary>
    internal static void ThrowIfRequested(CancellationToken token)
    {
        if (IsRequested(token))
        {
            token.ThrowIfCancellationRequested();
        }
    }
}
