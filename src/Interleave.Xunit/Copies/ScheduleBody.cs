using Interleave.Rewriting.Loading;
using Interleave.Runtime;
using Interleave.Xunit.Reporting;
using Xunit;
using Xunit.v3;

namespace Interleave.Xunit.Copies;

/// <summary>One worker's body: runs one schedule of the test on the calling logical thread.</summary>
/// <param name="context">The worker's copy.</param>
/// <param name="plan">The test in it.</param>
/// <param name="notes">Takes what schedules say about the test as a whole.</param>
internal sealed class ScheduleBody(RewrittenLoadContext context, TestPlan plan, RunNotes notes)
{
    private readonly ScheduleOutput _output = new();

    internal void Run()
    {
        // The main logical thread's OS thread is reused, and xunit keeps its context in an AsyncLocal.
        ExecutionContext? outer = ExecutionContext.Capture();
        LogicalThread thread = LogicalThread.Current!;
        _output.Clear();
        try
        {
            Run(new ScheduleScope(plan, _output), thread, notes.Begin());
        }
        finally
        {
            if (thread.Execution.Trace is not null)
            {
                notes.Explained(TestContext.Current.Attachments);
            }

            if (outer is not null)
            {
                ExecutionContext.Restore(outer);
            }
        }
    }

    private void Run(ScheduleScope scope, LogicalThread thread, bool isFirst)
    {
        try
        {
            // Their statics were restored with all others.
            context.RunModuleInitializers();
            scope.Run();
        }
        catch (TeardownException)
        {
            throw;
        }
        catch (InvalidSystematicTestException exception)
        {
            notes.EndWith(exception);
        }
        catch (Exception exception) when (SkipReason(exception) is { } reason)
        {
            notes.Skipped(reason, isFirst);
        }
        catch (Exception exception)
        {
            // The finding is made before the clean-up, which could otherwise hide it behind a failure of its own. What
            // follows runs without control up to its first scheduling point, so that files and the like are let go.
            thread.Execution.Fail(FindingDraft.ForException(exception, thread));
            scope.CleanUp();
            throw TeardownException.Instance;
        }

        scope.CleanUp();
    }

    private string? SkipReason(Exception exception)
    {
        if (exception.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal))
        {
            return exception.Message[DynamicSkipToken.Value.Length..];
        }

        // By name, because a skip exception of the test's own assembly has a second identity in the copy.
        string? name = exception.GetType().FullName;
        return plan.Test.TestCase.SkipExceptions?.Any(t => t.FullName == name) == true ? exception.Message : null;
    }
}
