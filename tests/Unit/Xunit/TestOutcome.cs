using System.Xml.Linq;

namespace Unit.XunitFront;

/// <summary>One test's result as xunit's own XML report has it.</summary>
internal sealed record TestOutcome(string Name, string Result, string Message, string Output, string Reason, int Attachments)
{
    internal static TestOutcome Parse(XElement test) => new(
        Text((string?)test.Attribute("name")),
        Text((string?)test.Attribute("result")),
        Text((string?)test.Element("failure")?.Element("message")),
        Text((string?)test.Element("output")),
        Text((string?)test.Element("reason")),
        test.Element("attachments")?.Elements().Count() ?? 0);

    /// <summary>xunit writes quotes with a backslash into its reports.</summary>
    private static string Text(string? written) => (written ?? "").Replace("\\\"", "\"", StringComparison.Ordinal);
}
