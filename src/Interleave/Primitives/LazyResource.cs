using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>A <see cref="Lazy{T}"/> whose factory one thread runs while the others wait.</summary>
internal sealed class LazyResource : Resource
{
    internal LogicalThread? Runner { get; set; }

    public override string KindName => "Lazy";

    public override bool IsReady(LogicalThread thread) => Runner is null || ReferenceEquals(Runner, thread);

    public override void AddHolders(List<LogicalThread> holders)
    {
        if (Runner is not null)
        {
            holders.Add(Runner);
        }
    }

    protected internal override void Reset() => Runner = null;
}
