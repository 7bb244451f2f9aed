namespace Interleave.Rewriting.Policy;

/// <summary>Why calls are refused, each with what to do instead.</summary>
internal static class PolicyReasons
{
    internal const string Signature =
        "its signature names a type that the tester stands in for, so rewritten code cannot call it; wrap the call in an assembly that is not rewritten";

    internal const string Delegate =
        "a delegate to this member cannot be controlled; call it from a lambda instead";

    private const string Uncontrolled = "mark the caller [Uncontrolled] if no other logical thread depends on it";

    private static readonly Dictionary<string, string> s_texts = new(StringComparer.Ordinal)
    {
        ["sync"] = "it blocks, signals or makes synchronisation that has no model; use Monitor, Lock, SemaphoreSlim, "
            + "ReaderWriterLockSlim, ManualResetEventSlim, TaskCompletionSource or Task, or " + Uncontrolled,
        ["start"] = "it runs work on threads of its own; use Task.Run, Thread or ThreadPool.QueueUserWorkItem, or " + Uncontrolled,
        ["time"] = "it reads real time, which differs from run to run; take the time from a parameter or a TimeProvider of the test, or " + Uncontrolled,
        ["random"] = "it is random per call, so a schedule would not replay; pass a seeded Random (or the bytes) in, or " + Uncontrolled,
        ["hash"] = "its value differs from process to process, so a schedule would not replay; derive it from the contents, or " + Uncontrolled,
        ["io"] = "it completes on a thread of its own; put the transport behind an interface and test with an in-memory one, or " + Uncontrolled,
        ["console"] = "it waits for a person; pass the input in, or " + Uncontrolled,
        ["interrupt"] = "a thread that is woken out of any wait is not modelled; cancel what it waits for with a CancellationToken, or " + Uncontrolled,
        ["named"] = "it is known to other processes by its name, which no schedule controls; use one without a name, or " + Uncontrolled,
        ["old"] = "it has no model; use ReaderWriterLockSlim, which has the same uses, or " + Uncontrolled,
        ["exit"] = "it ends the tester's process; throw instead",
        ["held"] = "it calls back into your code while it holds a real lock, so a second logical thread would block the process; "
            + "use a lock of your own, or " + Uncontrolled,
    };

    /// <summary>The text behind a word of the table.</summary>
    internal static string Text(string word) => s_texts[word];
}
