using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An awaiter of ours: knows how a suspended method goes on.</summary>
internal interface IControlledAwaiter
{
    /// <summary>Arranges that the continuation runs when the awaited thing is complete.</summary>
    void Register(LogicalThread thread, Continuation continuation);
}
