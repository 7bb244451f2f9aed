namespace Corpus;

/// <summary>Static constructors run under control: at the first use, once, others wait; what they do is seen like anything else.</summary>
public static class StaticConstructors
{
    private static readonly SemaphoreSlim s_go = new(0);
    private static int s_made;

    /// <summary>One thread is stopped inside of the constructor; who needs the type waits for it, who does not goes on.</summary>
    [Correct]
    public static void WaitsInside()
    {
        int a = 0, b = 0;
        Go.Threads(() => a = Waiting.Value, () => b = Waiting.Value, () => s_go.Release());
        Go.Check(a == 7 && b == 7 && s_made == 1, $"{a} {b} {s_made}");
    }

    /// <summary>The constructor waits for a thread that needs the type.</summary>
    [Buggy(Kind.Deadlock)]
    public static void WaitsForAUser() => Go.Use(JoinsAUser.Value);

    /// <summary>What a constructor writes outside of its type nothing orders. It is one step, whose accesses the race detector does not see; its effect shows.</summary>
    [Buggy(Kind.Exception)]
    public static void WritesWhatOthersWrite()
    {
        Go.Threads(() => Go.Use(Counting.Value), () => Shared.Count++);
        Go.Check(Shared.Count == 2, $"lost update: {Shared.Count}");
    }

    /// <summary>What a constructor writes is seen by all who come after it.</summary>
    [Correct]
    public static void PublishesAllItWrote()
    {
        void Read()
        {
            Go.Check(Publishing.Ready, "not ready");
            Go.Check(Shared.Text == "written", "not seen");
        }

        Go.Threads(Read, Read);
    }

    /// <summary>Two types that need each other: the runtime lets one of the threads see the other's type unfinished.</summary>
    [Correct]
    public static void CircleOfTwoTypes()
    {
        int a = 0, b = 0;
        Go.Threads(() => a = Left.Value, () => b = Right.Value);
        Go.Check(a + b is 3 or 4 or 5, $"{a} {b}");
    }

    [Correct]
    public static void FailsForAll()
    {
        int failed = 0;
        void Use()
        {
            try
            {
                Go.Use(Failing.Value);
            }
            catch (TypeInitializationException e) when (e.InnerException is FormatException)
            {
                Interlocked.Increment(ref failed);
            }
        }

        Go.Threads(Use, Use);
        Go.Check(failed == 2 && Shared.Tries == 1, $"{failed} failed, tried {Shared.Tries} times");
    }

    private static class Shared
    {
        internal static int Count;
        internal static int Tries;
        internal static string? Text;
    }

    private static class Waiting
    {
        internal static readonly int Value;

        static Waiting()
        {
            s_go.Wait();
            s_made++;
            Value = 7;
        }
    }

    private static class JoinsAUser
    {
        internal static int Value;

        static JoinsAUser()
        {
            var user = new Thread(() => Value = 1);
            user.Start();
            user.Join();
        }
    }

    private static class Counting
    {
        internal static readonly int Value = 1;

        static Counting() => Shared.Count++;
    }

    private static class Publishing
    {
        internal static readonly bool Ready;

        static Publishing()
        {
            Shared.Text = "written";
            Ready = true;
        }
    }

    private static class Left
    {
        internal static readonly int Value;

        static Left() => Value = Right.Value + 1;
    }

    private static class Right
    {
        internal static readonly int Value;

        static Right() => Value = Left.Value + 2;
    }

    private static class Failing
    {
        internal static readonly int Value;

        static Failing()
        {
            Interlocked.Increment(ref Shared.Tries);
            Value = int.Parse("none");
        }
    }
}
