using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Tells readers and writers apart: controlled ones, the framework's own, and the program's.</summary>
internal static class ChannelKinds
{
    // Weak in its keys: types of a load context that was unloaded must not be kept.
    private static readonly ConditionalWeakTable<Type, HashSet<string>> s_overridden = [];

    /// <summary>A step before a call on one of the framework's own, which unrewritten code made; a call that would have to wait is refused when it is awaited.</summary>
    internal static void Enter(object end)
    {
        if (LogicalThread.Current is { } thread && ReferenceEquals(end.GetType().Assembly, typeof(Channel).Assembly))
        {
            thread.Execution.Point(thread, AccessKind.Atomic, CollectionSteps.Of(thread, end));
        }
    }

    /// <summary>Whether the type leaves a virtual member as the framework's base class has it, although a model is wanted.</summary>
    internal static bool Inherits(object end, string member) =>
        LogicalThread.Current is not null && !s_overridden.GetValue(end.GetType(), OverriddenBy).Contains(member);

    private static HashSet<string> OverriddenBy(Type type) =>
        [.. type.GetMethods().Where(m => m.IsVirtual && m.DeclaringType is { } d && !IsBase(d)).Select(m => m.Name)];

    private static bool IsBase(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ChannelReader<>) || type.GetGenericTypeDefinition() == typeof(ChannelWriter<>));
}
