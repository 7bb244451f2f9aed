using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>An IValueTaskSource behind a value task.</summary>
internal sealed class ValueSourceResource : Resource
{
    public override string KindName => "value task source";

    /// <summary>Whether only logical threads complete it; asked when it is met first, while an iterator of the framework's still awaits.</summary>
    internal static bool IsControlled(LogicalThread thread, object source) =>
        UserFrames.IsRewritten(source.GetType().Assembly)
        || IsHarmless(source)
        || (source is IAsyncStateMachine && ForeignTasks.IsDrivenByControlledOnes(thread, source));

    /// <summary>Sources of this assembly itself.</summary>
    internal static bool IsHarmless(object source) => ReferenceEquals(source.GetType().Assembly, typeof(ValueSourceResource).Assembly);
}
