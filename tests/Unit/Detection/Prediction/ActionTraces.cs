using Interleave.Detection.Prediction;
using Interleave.Runtime;

namespace Unit.Detection.Prediction;

/// <summary>
/// Hand-made traces, one action a word: thread, action, resource. r and w are plain accesses, R, W and U volatile ones
/// and updates; + takes a lock, s+ shared, u+ upgradeable, - gives it back; ! changes and ? looks at something else;
/// f2 makes and j2 joins thread 2, b and e begin and end a thread; t depends on time. A release belongs to the step
/// before it unless it is written as =. Sites are numbered by word, from 1.
/// </summary>
internal static class ActionTraces
{
    public static ActionTrace Of(string text) => new([.. Actions(text)]);

    public static List<TracedAction> Actions(string text)
    {
        var actions = new List<TracedAction>();
        var resources = new Dictionary<string, int>(StringComparer.Ordinal);
        var points = new int[10];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = word[1..].Split(':');
            int thread = word[0] - '0';
            string does = parts[0];
            int peer = does[0] is 'f' or 'j' ? does[1] - '0' : -1;
            int resource = -1;
            if (parts.Length > 1 && !resources.TryGetValue(parts[1], out resource))
            {
                resources.Add(parts[1], resource = resources.Count);
            }

            points[thread] += does is "-" ? 0 : 1;
            actions.Add(new TracedAction(thread, points[thread], KindOf(does), resource, actions.Count + 1)
            {
                IsPlain = does is "r" or "w",
                Peer = peer,
                Access = AccessKind.Atomic,
            });
        }

        return actions;
    }

    private static ActionKind KindOf(string does) => does switch
    {
        "r" or "R" => ActionKind.Read,
        "w" or "W" => ActionKind.Write,
        "U" => ActionKind.Update,
        "+" => ActionKind.Acquire,
        "s+" => ActionKind.AcquireShared,
        "u+" => ActionKind.AcquireUpgradeable,
        "-" or "=" => ActionKind.Release,
        "!" => ActionKind.Change,
        "?" => ActionKind.Look,
        "b" => ActionKind.Start,
        "e" => ActionKind.End,
        "t" => ActionKind.Fixed,
        _ => does[0] == 'f' ? ActionKind.Spawn : ActionKind.Join,
    };
}
