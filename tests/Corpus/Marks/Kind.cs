namespace Corpus;

/// <summary>Names of Interleave's FindingKinds; texts, so that the corpus needs no reference.</summary>
internal static class Kind
{
    public const string Exception = "UnhandledException";
    public const string Deadlock = "Deadlock";
    public const string Hang = "Hang";
    public const string Unobserved = "UnobservedTaskException";
    public const string LeakedLock = "LeakedLock";
    public const string Race = "DataRace";
    public const string UnsafeCollection = "UnsafeCollection";
    public const string LostWakeup = "LostWakeup";
    public const string Livelock = "Livelock";
    public const string Starvation = "Starvation";
    public const string NotOwned = "LockNotOwned";
    public const string AwaitWithLock = "AwaitWithLock";
    public const string Atomicity = "AtomicityViolation";
}
