using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Any one of several BlockingCollections, as something to block on.</summary>
internal sealed class AnyBlockingResource<T> : Resource
{
    internal BlockingCollectionResource<T>[] Collections { get; set; } = [];

    public override string KindName => "any of several BlockingCollections";

    /// <summary>An item or room somewhere; or nothing to wait for: adding to a closed one throws, taking from closed ones alone ends.</summary>
    public override bool IsReady(LogicalThread thread)
    {
        bool takes = ReferenceEquals(thread.WaitState, BlockingWant.Take);
        bool allOver = takes;
        foreach (BlockingCollectionResource<T> collection in Collections)
        {
            bool isOver = takes && collection.IsCompletedNow();
            if (!isOver && collection.IsReadyFor(thread.WaitState))
            {
                return true;
            }

            allOver &= isOver;
        }

        return allOver;
    }

    protected internal override void Reset() => Collections = [];
}
