using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Discovery;

/// <summary>Finds the test cases of a systematic test: one without parameters, or one for each row of theory data.</summary>
internal sealed class SystematicTestDiscoverer : TheoryDiscoverer
{
    public override async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute)
    {
        if (testMethod.Parameters.Count == 0 && testMethod.DataAttributes.Count == 0)
        {
            return [CreateFact(discoveryOptions, testMethod, factAttribute)];
        }

        IReadOnlyCollection<IXunitTestCase> cases = await base.Discover(discoveryOptions, testMethod, factAttribute);
        if (cases.Any(c => c is ExecutionErrorTestCase))
        {
            // Data that is null or empty. Told when the test runs: xunit's own error cases are lost by its XML report.
            return await CreateTestCasesForTheory(discoveryOptions, testMethod, (ITheoryAttribute)factAttribute);
        }

        int row = 0;
        foreach (IXunitTestCase testCase in cases)
        {
            // One case a row, in the order of the data attributes and of their rows: TheoryRow finds it again by number.
            if (testCase is SystematicTestCase systematic)
            {
                systematic.Row = row;
            }

            row++;
        }

        return cases;
    }

    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        ITheoryAttribute theoryAttribute,
        ITheoryDataRow dataRow,
        object?[] testMethodArguments)
    {
        CaseDetails details = TestIntrospectionHelper.GetTestCaseDetailsForTheoryDataRow(
            discoveryOptions, testMethod, theoryAttribute, dataRow, testMethodArguments);
        return new([new SystematicTestCase(details, TestIntrospectionHelper.GetTraits(testMethod, dataRow), testMethodArguments)]);
    }

    protected override ValueTask<IReadOnlyCollection<IXunitTestCase>> CreateTestCasesForTheory(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        ITheoryAttribute theoryAttribute)
    {
        bool isSkipped = theoryAttribute is { Skip: not null, SkipUnless: null, SkipWhen: null };
        if (isSkipped)
        {
            return new([CreateFact(discoveryOptions, testMethod, theoryAttribute)]);
        }

        CaseDetails details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, theoryAttribute, label: null);
        return new([new SystematicTheoryTestCase(
            details, TestIntrospectionHelper.GetTraits(testMethod, dataRow: null), theoryAttribute.SkipTestWithoutData)]);
    }

    private static SystematicTestCase CreateFact(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        IXunitTestMethod testMethod,
        IFactAttribute factAttribute)
    {
        CaseDetails details = TestIntrospectionHelper.GetTestCaseDetails(discoveryOptions, testMethod, factAttribute, label: null);
        return new SystematicTestCase(details, TestIntrospectionHelper.GetTraits(testMethod, dataRow: null), arguments: null);
    }
}
