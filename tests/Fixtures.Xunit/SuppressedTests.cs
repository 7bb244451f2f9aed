using Interleave;
using Interleave.Xunit;

namespace Fixtures.SystematicTests;

public sealed class SuppressedTests
{
    private readonly object _left = new();
    private readonly object _right = new();

    [SystematicTest(Schedules = 200)]
    public void Deadlock_KnownAndSuppressed_IsCounted()
    {
        var other = new Thread(() => Take(_right, _left));
        other.Start();
        Take(_left, _right);
        other.Join();
    }

    [SuppressFinding(FindingKind.Deadlock, "known: the test is about suppression")]
    private static void Take(object first, object second)
    {
        lock (first)
        {
            lock (second)
            {
                Thread.SpinWait(1);
            }
        }
    }
}
