using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A thread-safe collection that is one thing to everybody: a queue or a stack.</summary>
internal sealed class CollectionResource : Resource
{
    public override string KindName => "collection";
}
