using System.Reflection;

namespace Interleave.Runtime;

/// <summary>
/// Looks at a failed task without marking its exception observed, as every public member would. Reflection over two
/// private fields of <see cref="Task"/>; a runtime that renames them is reported, not guessed at.
/// </summary>
internal static class TaskInternals
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.NonPublic;

    private static readonly FieldInfo s_properties = Field(typeof(Task), "m_contingentProperties");
    private static readonly FieldInfo s_holder = Field(s_properties.FieldType, "m_exceptionsHolder");
    private static readonly FieldInfo s_handled = Field(s_holder.FieldType, "m_isHandled");
    private static readonly FieldInfo s_faults = Field(s_holder.FieldType, "m_faultExceptions");

    /// <summary>True when the task failed and neither await, Wait, Result nor Exception has looked at it.</summary>
    internal static bool IsExceptionUnobserved(Task task) =>
        task.IsFaulted && Holder(task) is { } holder && !(bool)s_handled.GetValue(holder)!;

    /// <summary>The task's first exception.</summary>
    internal static Exception PeekException(Task task)
    {
        var faults = (System.Collections.IEnumerable?)(Holder(task) is { } holder ? s_faults.GetValue(holder) : null);
        foreach (object fault in faults ?? Array.Empty<object>())
        {
            return ((System.Runtime.ExceptionServices.ExceptionDispatchInfo)fault).SourceException;
        }

        return new InvalidOperationException("the task's exception could not be read");
    }

    /// <summary>Marks the exception observed, so that the collector does not raise UnobservedTaskException for it later.</summary>
    internal static void MarkObserved(Task task) => _ = task.Exception;

    private static object? Holder(Task task) => s_properties.GetValue(task) is { } properties ? s_holder.GetValue(properties) : null;

    private static FieldInfo Field(Type type, string name) =>
        type.GetField(name, Private) ?? throw new EngineDefectException(
            $"This runtime's {type.FullName} has no field {name}; Interleave must be taught its new shape to judge unobserved task exceptions.");
}
