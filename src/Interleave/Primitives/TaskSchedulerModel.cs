using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskScheduler.

namespace Interleave.Primitives;

/// <summary>Models <see cref="TaskScheduler"/>: there is the default one only.</summary>
[ModelOf(typeof(TaskScheduler))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskSchedulerModel
{
    public static TaskScheduler get_Default() => TaskScheduler.Default;

    public static TaskScheduler get_Current() => LogicalThread.Current is null ? TaskScheduler.Current : TaskScheduler.Default;
}
