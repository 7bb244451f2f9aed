using System.Globalization;
using System.Text;
using Interleave.Runtime;
using Xunit;

namespace Interleave.Xunit.Copies;

/// <summary>
/// The test's output inside schedules. Kept for one schedule, and passed on, in one stream with the console's, by the run
/// that explains a finding: so only the failing schedule's output is ever shown.
/// </summary>
internal sealed class ScheduleOutput : ITestOutputHelper
{
    private readonly StringBuilder _text = new();

    public string Output => _text.ToString();

    public void Write(string message)
    {
        _text.Append(message);
        LogicalThread.Current?.Execution.Output?.Append(message);
    }

    public void Write(string format, params object[] args) => Write(string.Format(CultureInfo.CurrentCulture, format, args));

    public void WriteLine(string message) => Write(message + Environment.NewLine);

    public void WriteLine(string format, params object[] args) => WriteLine(string.Format(CultureInfo.CurrentCulture, format, args));

    internal void Clear() => _text.Clear();
}
