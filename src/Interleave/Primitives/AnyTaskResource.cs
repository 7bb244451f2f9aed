using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>The completion of any one of several tasks, as something to block on.</summary>
internal sealed class AnyTaskResource : Resource
{
    internal Task[] Tasks { get; set; } = [];

    public override string KindName => "any of several tasks";

    public override bool IsReady(LogicalThread thread)
    {
        foreach (Task task in Tasks)
        {
            if (task.IsCompleted)
            {
                return true;
            }
        }

        return false;
    }

    protected internal override void Reset() => Tasks = [];
}
