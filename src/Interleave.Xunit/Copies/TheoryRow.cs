using System.Reflection;
using Interleave.Xunit.Reporting;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Copies;

/// <summary>
/// Makes one row of theory data again, from the rewritten copy and inside the schedule: the data attributes are read off
/// the copy's method, so that the values are fresh and of the copy's types.
/// </summary>
/// <param name="method">The copy's test method.</param>
/// <param name="row">Which row, over all data attributes, from 0.</param>
internal sealed class TheoryRow(MethodInfo method, int row)
{
    /// <summary>The row's values, converted to the parameters' types.</summary>
    /// <param name="tracker">Takes what the data source wants to be disposed at the schedule's end.</param>
    internal object?[] Create(DisposalTracker tracker)
    {
        int left = row;
        foreach (IDataAttribute attribute in ExtensibilityPointFactory.GetMethodDataAttributes(method))
        {
            IReadOnlyCollection<ITheoryDataRow>? rows = Controlled.Wait(attribute.GetData(method, tracker));
            int count = rows?.Count ?? 1;
            if (left < count && rows is not null)
            {
                return Convert(rows.ElementAt(left), tracker);
            }

            left -= count;
        }

        throw new InvalidSystematicTestException(
            $"Row {row} of the data of {method.DeclaringType}.{method.Name} was there when the tests were discovered and is not inside the " +
            "schedule. Theory data of a systematic test must be the same each time it is read.");
    }

    private object?[] Convert(ITheoryDataRow data, DisposalTracker tracker)
    {
        object?[] values = data.GetData();
        tracker.AddRange(values);
        values = method.ResolveMethodArguments(values);
        return TypeHelper.ConvertArguments(values, [.. method.GetParameters().Select(p => p.ParameterType)]);
    }
}
