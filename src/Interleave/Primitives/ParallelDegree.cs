using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>How many workers a parallel loop has.</summary>
internal static class ParallelDegree
{
    /// <summary>The options' limit; without one as many as the modelled machine has processors, whatever the real one has.</summary>
    internal static int Of(ParallelOptions options) =>
        options.MaxDegreeOfParallelism > 0 ? options.MaxDegreeOfParallelism : EnvironmentModel.get_ProcessorCount();

    /// <summary>A scheduler of the program's own would have to run the workers.</summary>
    internal static void RequireScheduler(LogicalThread thread, ParallelOptions options)
    {
        if (options.TaskScheduler is { } scheduler && !ReferenceEquals(scheduler, TaskScheduler.Default))
        {
            thread.Execution.FailUncontrolled(
                $"{SiteTable.Get(thread.CurrentSite)}: ParallelOptions.TaskScheduler ({scheduler.GetType().FullName}) is not modelled: parallel loops run on the "
                + "default scheduler under test. Leave it out, or start tasks on that scheduler yourself.");
        }
    }
}
