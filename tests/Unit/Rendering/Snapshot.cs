using System.Runtime.CompilerServices;
using Xunit;

namespace Unit.Rendering;

/// <summary>
/// Compares a text with the file beside the test, in Verify's conventions: <c>Class.Test.verified.txt</c> is reviewed and
/// kept; a mismatch writes <c>Class.Test.received.txt</c>, to be compared and, if right, renamed.
/// </summary>
internal static class Snapshot
{
    public static void Match(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string name = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        string verified = name + ".verified.txt";
        string received = name + ".received.txt";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        string[] was = expected.Split('\n');
        string[] now = text.Split('\n');
        int at = Enumerable.Range(0, Math.Min(was.Length, now.Length)).FirstOrDefault(i => was[i] != now[i], Math.Min(was.Length, now.Length));
        Assert.Fail(
            $"{Path.GetFileName(verified)} differs from line {at + 1} on:\n- {was.ElementAtOrDefault(at)}\n+ {now.ElementAtOrDefault(at)}\n"
            + $"Compare it with {received}; if that is right, rename it to .verified.txt.");
    }
}
