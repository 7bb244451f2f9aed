using System.ComponentModel;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.SynchronizationContext.

namespace Interleave.Primitives;

/// <summary>Models <see cref="SynchronizationContext"/>: there is none under test, as in a console program.</summary>
[ModelOf(typeof(SynchronizationContext))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SynchronizationContextModel
{
    public static SynchronizationContext? get_Current() => LogicalThread.Current is null ? SynchronizationContext.Current : null;

    public static void SetSynchronizationContext(SynchronizationContext? syncContext)
    {
        if (LogicalThread.Current is not { } thread)
        {
            SynchronizationContext.SetSynchronizationContext(syncContext);
        }
        else if (syncContext is not null)
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: a SynchronizationContext ({syncContext.GetType().FullName}) is not modelled: continuations would be "
                + "posted to it. Run the code under test without one.");
        }
    }
}
