using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Tells that a wait handle belongs to a slim primitive, which is what is waited for.</summary>
internal sealed class DerivedHandleResource : Resource
{
    internal WaitHandleResource? Owner { get; set; }

    public override string KindName => "wait handle";

    protected internal override void Reset() => Owner = null;
}
