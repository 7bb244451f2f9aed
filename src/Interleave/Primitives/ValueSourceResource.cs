using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An IValueTaskSource behind a value task.</summary>
internal sealed class ValueSourceResource : Resource
{
    public override string KindName => "value task source";

    /// <summary>Sources of this assembly itself.</summary>
    internal static bool IsHarmless(object source) => ReferenceEquals(source.GetType().Assembly, typeof(ValueSourceResource).Assembly);
}
