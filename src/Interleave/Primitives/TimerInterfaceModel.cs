using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.ITimer.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ITimer"/>: what <see cref="TimeProvider.CreateTimer"/> gives is a <see cref="Timer"/> of ours, or one of the program's own.</summary>
[ModelOf(typeof(ITimer))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimerInterfaceModel
{
    public static bool Change(ITimer timer, TimeSpan dueTime, TimeSpan period) =>
        timer is Timer modelled ? TimerModel.Change(modelled, dueTime, period) : timer.Change(dueTime, period);
}
