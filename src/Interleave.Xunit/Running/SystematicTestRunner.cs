using System.Diagnostics;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>
/// Runs one test by exploring it. xunit's own steps around it (skipping, timeout, messages) stay as they are; making the
/// test class, the attributes around the test and the call itself happen in every schedule instead (<see cref="Copies.ScheduleBody"/>).
/// </summary>
internal sealed class SystematicTestRunner(int row) : XunitTestRunner
{
    private Task _exploration = Task.CompletedTask;

    protected override bool IsTestClassCreatable(XunitTestRunnerContext ctxt) => false;

    protected override void PreInvoke(XunitTestRunnerContext ctxt)
    {
        // Attributes around the test run inside each schedule.
    }

    protected override void PostInvoke(XunitTestRunnerContext ctxt)
    {
        // As PreInvoke.
    }

    protected override async ValueTask<TimeSpan> RunTest(XunitTestRunnerContext ctxt)
    {
        // Waiting for one's turn comes before the clock of the test's timeout starts.
        using IDisposable turn = await ExplorationGate.EnterAsync(ctxt.CancellationTokenSource.Token);
        TimeSpan elapsed = await base.RunTest(ctxt);

        // After a timeout the exploration is still winding down; nobody else may begin until it has.
        await Task.WhenAny(_exploration);
        return elapsed;
    }

    protected override async ValueTask<TimeSpan> InvokeTest(XunitTestRunnerContext ctxt, object? testClassInstance)
    {
        long started = Stopwatch.GetTimestamp();
        await ctxt.Aggregator.RunAsync(async () =>
        {
            CancellationToken cancellation = TestContext.Current.CancellationToken;
            Task<Verdict> exploration = ExplorationThread.Start(() => new SystematicRun(ctxt.Test, row, cancellation).Execute());
            _exploration = exploration;
            Verdict verdict = await exploration;

            // When the test's own timeout ended it, xunit has reported that already.
            bool timedOut = cancellation.IsCancellationRequested && !ctxt.CancellationTokenSource.IsCancellationRequested;
            if (!timedOut)
            {
                Report(verdict);
            }
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Report(Verdict verdict)
    {
        ITestContext context = TestContext.Current;
        if (verdict.Output.Length > 0)
        {
            context.TestOutputHelper?.WriteLine(verdict.Output.TrimEnd());
        }

        foreach ((string name, TestAttachment attachment) in verdict.Attachments)
        {
            if (attachment.AttachmentType == TestAttachmentType.String)
            {
                context.AddAttachment(name, attachment.AsString());
            }
            else
            {
                (byte[] bytes, string mediaType) = attachment.AsByteArray();
                context.AddAttachment(name, bytes, mediaType);
            }
        }

        if (verdict.Failure is { } failure)
        {
            throw failure;
        }
    }
}
