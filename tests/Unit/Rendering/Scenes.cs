using Interleave;
using Interleave.Rendering;
using Interleave.Runtime;
using Interleave.Strategies;
using Unit.Strategies;

namespace Unit.Rendering;

/// <summary>Small programs with named resources and source lines, run for real, to be rendered.</summary>
internal static class Scenes
{
    private static readonly string[] s_bank =
    [
        "public sealed class Account",
        "{",
        "    public void Deposit(int amount)",
        "    {",
        "        int old = _balance;",
        "        _balance = old + amount;",
        "    }",
        "",
        "    public void Transfer(Account to, int amount)",
        "    {",
        "        lock (_gate)",
        "        lock (to._gate)",
        "        {",
        "            _balance -= amount;",
        "            to._balance += amount;",
        "        }",
        "    }",
        "",
        "    private void Log(string line) => _log[_next++] = line;",
        "}",
    ];

    private static readonly SiteRange s_sites = SiteTable.Register(
        "Unit.Rendering.Bank",
        "unit-rendering-bank",
        [
            Line("Deposit", 5, "Bank.Account._balance"),
            Line("Deposit", 6, "Bank.Account._balance"),
            Line("Transfer", 11, "System.Threading.Monitor.Enter", "Account._gate"),
            Line("Transfer", 12, "System.Threading.Monitor.Enter", "Account._gate"),
            Line("Transfer", 14, "Bank.Account._balance"),
            Line("Transfer", 16, "System.Threading.Monitor.Exit", "Account._gate"),
            Line("Log", 19, "Bank.Account._log"),
        ]);

    public static RenderOptions Options(int width = 120) => new()
    {
        Width = width,
        ReplayCommand = "interleave replay Bank.Tests.dll out/Bank.Transfers.json",
        ReadSource = path => path == "/src/Bank.cs" ? s_bank : null,
    };

    /// <summary>Two threads deposit without a lock and one deposit is lost.</summary>
    public static Finding LostUpdate(int noise = 0) => Until(
        FindingKind.UnhandledException,
        () =>
        {
            int balance = 0;
            Named cell = Now.NewResource<Named>().Called("Account._balance");
            Run(("alice", () => Deposit(10)), ("bob", () => Deposit(5)));
            return balance == 15 ? "" : "lost";

            void Deposit(int amount)
            {
                Named log = Now.NewResource<Named>().Called("Account._log");
                for (int i = 0; i < noise; i++)
                {
                    log.Touch(AccessKind.Write, 6);
                }

                cell.Touch(AccessKind.Read, 0);
                int old = balance;
                cell.Touch(AccessKind.Write, 1);
                balance = old + amount;
            }
        },
        new FindingDraft(
            FindingKind.UnhandledException,
            "EqualException in T0 test: Assert.Equal() Failure: Values differ",
            "Bank.Tests.Transfers.TwoDeposits (Transfers.cs:31)",
            ["Xunit.Sdk.EqualException: Assert.Equal() Failure: Values differ\nExpected: 15\nActual:   5", "   at Bank.Tests.Transfers.TwoDeposits (Transfers.cs:31)"]));

    /// <summary>So many threads, of which two transfer in opposite directions.</summary>
    public static Finding OppositeTransfers(int bystanders = 0) => Until(
        FindingKind.Deadlock,
        () =>
        {
            NamedLock a = Now.NewResource<NamedLock>().Called("Account._gate");
            NamedLock b = Now.NewResource<NamedLock>().Called("Account._gate");
            Named cell = Now.NewResource<Named>().Called("Account._balance");
            if (bystanders > 0)
            {
                Run([.. Enumerable.Range(1, bystanders).Select(i => ($"clerk {i}", (Action)(() => cell.Touch(AccessKind.Write, 4))))]);
            }

            Run(("to savings", () => Transfer(a, b)), ("to current", () => Transfer(b, a)));
            return "";

            void Transfer(NamedLock from, NamedLock to)
            {
                from.Take(2);
                to.Take(3);
                cell.Touch(AccessKind.Write, 4);
                to.PutBack(5);
                from.PutBack(5);
            }
        },
        null);

    private static Execution Now => LogicalThread.Current!.Execution;

    private static Site Line(string method, int line, string member, string? label = null) =>
        new($"Bank.Account.{method}", "/src/Bank.cs", line, member, label);

    private static void Run(params (string Name, Action Body)[] threads)
    {
        LogicalThread me = LogicalThread.Current!;
        AllEnded.Run([.. threads.Select(t => (Action)(() =>
        {
            LogicalThread.Current!.Name = t.Name;
            t.Body();
        }))]);
    }

    private static Finding Until(FindingKind kind, Func<string> program, FindingDraft? draft)
    {
        using var recording = new Recording(program);
        string outcome = draft is null ? kind.ToString() : "lost";
        recording.RunUntil(outcome);
        Decision[] decisions = [.. new Minimizer((s, _) => recording.Try(s, outcome)).Minimize(recording.Decisions)];
        recording.Run(new ReplayStrategy(decisions), trace: true);
        FindingDraft shown = draft ?? recording.Execution.Draft!;
        var schedule = new RecordedSchedule(1, 41, "pct:3", new ExecutionSettings(), ExplorationProfile.Empty, decisions);
        return new Finding(kind, shown.Message, shown.Place, shown.Details, schedule, recording.Execution.Trace!, 3, "");
    }

    private sealed class Named : Resource
    {
        public override string KindName => "field";

        public Named Called(string label)
        {
            Label = label;
            return this;
        }

        public void Touch(AccessKind kind, int site)
        {
            Probe.Site(s_sites.Base + site);
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Point(me, kind, this);
        }
    }

    private sealed class NamedLock : Resource
    {
        private LogicalThread? _owner;

        public override string KindName => "lock";

        public override bool IsReady(LogicalThread thread) => _owner is null;

        public override void AddHolders(List<LogicalThread> holders)
        {
            if (_owner is not null)
            {
                holders.Add(_owner);
            }
        }

        public NamedLock Called(string label)
        {
            Label = label;
            return this;
        }

        public void Take(int site)
        {
            Probe.Site(s_sites.Base + site);
            LogicalThread me = LogicalThread.Current!;
            me.Execution.Block(me, AccessKind.Acquire, this);
            _owner = me;
            me.Execution.LockTaken(me, this);
        }

        public void PutBack(int site)
        {
            LogicalThread me = LogicalThread.Current!;
            if (!me.Execution.IsStopping)
            {
                Probe.Site(s_sites.Base + site);
                me.Execution.BeforeRelease(me, this);
                _owner = null;
                me.Execution.LockReleased(me, this);
            }
        }

        protected internal override void Reset() => _owner = null;
    }
}
