using Hsm.Abstractions;

namespace Fixtures.Store;

/// <summary>
/// Changes without end: <c>add ID CONTENT</c>, <c>destroy ID ID</c> and <c>compact</c>, of which some fill the log and
/// make it switch partitions.
/// </summary>
internal static class Work
{
    public static void Run(string directory, int seed)
    {
        var random = new Random(seed);
        using OpenStore store = OpenStore.Open(directory);
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        output.WriteLine("open");
        while (true)
        {
            string[] words = random.Next(8) switch
            {
                0 => ["compact"],
                1 or 2 => ["destroy", $"{random.Next(1, 7)}", $"{random.Next(1, 7)}"],
                _ => ["add", $"{random.Next(1, 7)}", new string((char)random.Next('a', 'z'), random.Next(1, 120))],
            };
            string text = string.Join(' ', words);
            output.WriteLine("do " + text);
            if (Change(store, words))
            {
                output.WriteLine("ack " + text);
            }
            else
            {
                // Full: refused, and so without effect.
                output.WriteLine("no " + text);
                store.Require(new NvmDestroyRequest(new NvmIdList()));
            }
        }
    }

    private static bool Change(OpenStore store, string[] words)
    {
        switch (words)
        {
            case ["add", var id, var content]:
                byte[] bytes = System.Text.Encoding.ASCII.GetBytes(content);
                var metadata = new ObjectMetadata(Id(id), 0, ObjectFlags.None, (ushort)bytes.Length, ObjectLabel.FromText("object"));
                HsmStatus status = store.Ask(new NvmAddRequest(metadata, new Bytes(bytes))).Status;
                return status == HsmStatus.NoSpace ? false
                    : status == HsmStatus.Ok ? true
                    : throw new InvalidOperationException($"The add answered {status}.");
            case ["destroy", var first, var second]:
                store.Require(new NvmDestroyRequest(new NvmIdList(Id(first), Id(second))));
                return true;
            default:
                store.Require(new NvmDestroyRequest(new NvmIdList()));
                return true;
        }
    }

    private static NvmId Id(string text) => new(ushort.Parse(text));
}
