using Interleave.Xunit.Discovery;
using Xunit.v3;

namespace Interleave.Xunit.Running;

/// <summary>Runs the tests of one systematic test case: one, or one for each row of theory data that was read late.</summary>
internal sealed class SystematicTestCaseRunner : XunitTestCaseRunner
{
    private static readonly SystematicTestCaseRunner s_instance = new();

    internal static async ValueTask<RunSummary> Run(XunitTestCase testCase, CaseRun run)
    {
        ExceptionAggregator aggregator = run.Aggregator;
        IReadOnlyCollection<IXunitTest> tests = await aggregator.RunAsync(testCase.CreateTests, []);
        if (aggregator.ToException() is { } exception)
        {
            return exception.Message.StartsWith(DynamicSkipToken.Value, StringComparison.Ordinal)
                ? XunitRunnerHelper.SkipTestCases(
                    run.MessageBus, run.Cancellation, [testCase], exception.Message[DynamicSkipToken.Value.Length..])
                : XunitRunnerHelper.FailTestCases(run.MessageBus, run.Cancellation, [testCase], exception);
        }

        return await s_instance.Run(
            testCase,
            tests,
            run.MessageBus,
            aggregator,
            run.Cancellation,
            testCase.TestCaseDisplayName,
            testCase.SkipReason,
            run.ExplicitOption,
            constructorArguments: []);
    }

    protected override ValueTask<RunSummary> RunTest(XunitTestCaseRunnerContext ctxt, IXunitTest test)
    {
        int row = ctxt.TestCase is SystematicTestCase single ? single.Row : Ordinal(ctxt.Tests, test);
        return new SystematicTestRunner(row).Run(
            test,
            ctxt.MessageBus,
            ctxt.ConstructorArguments,
            ctxt.ExplicitOption,
            ctxt.Aggregator.Clone(),
            ctxt.CancellationTokenSource,
            ctxt.BeforeAfterTestAttributes);
    }

    private static int Ordinal(IReadOnlyCollection<IXunitTest> tests, IXunitTest test) =>
        tests.TakeWhile(t => !ReferenceEquals(t, test)).Count();
}
