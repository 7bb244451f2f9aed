using System.Diagnostics;
using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Pkcs11.Worker;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>
/// SoftHSM 2 as Debian has it: what was measured on it must be seen again, or the driver is blind (hsm-notes, 21). A token of its own
/// in a temporary folder.
/// </summary>
public sealed class SoftHsmTests : IDisposable
{
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    private const int MaxRounds = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("hsm-softhsm-").FullName;

    [Fact]
    public void Register_OfTwoProcesses_LosesUpdatesAndLetsTheObjectDie()
    {
        // Two processes of this module may hang each other: such a round is killed and judged as far as it came, and the next has fresh processes.
        using Pkcs11Target target = Open();
        Rounds rounds = new Rounds(target, "register") { Threads = 1, Processes = 2, TimeLimit = TimeSpan.FromSeconds(5) }.Alone()
            .Many(MaxRounds, static seen => seen.Violated.Contains("values") && seen.Violated.Contains("existence"));
        Report(rounds);
        Assert.DoesNotContain(rounds.Deviations, static one => one.Name.StartsWith("register", StringComparison.Ordinal));
        Assert.Contains("existence", rounds.Violated);
        Assert.Contains("values", rounds.Violated);
    }

    [Fact]
    public void Login_ByOneClient_FindsThatLogoutWhenLoggedOutIsOk()
    {
        using Pkcs11Target target = Open();
        Rounds rounds = new Rounds(target, "login").Alone();
        Assert.Contains(rounds.Deviations, static one => one.Name == "logout-when-logged-out");

        // The rarer ones are reported, not required.
        Report(rounds.Many(4));
    }

    [Theory]
    [InlineData("objects")]
    [InlineData("find")]
    [InlineData("sessions")]
    [InlineData("crypto")]
    [InlineData("counter")]
    public void Scenario_OfTwoProcesses_RunsAndReports(string scenario)
    {
        using Pkcs11Target target = Open();
        Rounds rounds = new Rounds(target, scenario) { Threads = 2, Processes = 2 }.Alone().Many(2);
        Report(rounds);
        Assert.True(rounds.Calls > 0);
    }

    [Fact]
    public void Clean_AfterARunThatCrashed_RemovesWhatItLeft()
    {
        using (WorkerProcess worker = WorkerProcess.Start(Options(), 1))
        {
            var order = new RoundOrder { Scenario = "find", Seed = 1, Label = "hsm-oracle-left-find-0", Process = 0, Processes = 1, Threads = 1 };
            worker.Ask(new WorkerRequest { Prepare = order }, TimeSpan.FromSeconds(20));
        }

        Assert.NotEmpty(Objects());
        using Pkcs11Target next = Pkcs11Target.Open(Options(isNew: false));
        next.Clean();
        Assert.Empty(Objects());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Report(Rounds rounds) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"calls {rounds.Calls}; not linearizable: {string.Join(", ", rounds.Violated)}; {string.Join("; ", rounds.Deviations.Select(static one => one.Name))} "
        + string.Join("; ", rounds.Ends.Select(static one => $"{one.End} {one.Detail}")));

    private Pkcs11Target Open() => Pkcs11Target.Open(Options());

    private string[] Objects() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(_folder, "tokens"), "*.object", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(file) != "token.object"),
    ];

    private Pkcs11Options Options(bool isNew = true)
    {
        Assert.SkipUnless(File.Exists(Module), "softhsm2 is not installed: apt-get install softhsm2");
        string configuration = Path.Combine(_folder, "softhsm2.conf");
        if (isNew)
        {
            Directory.CreateDirectory(Path.Combine(_folder, "tokens"));
            File.WriteAllText(configuration, $"directories.tokendir = {Path.Combine(_folder, "tokens")}\nobjectstore.backend = file\nlog.level = ERROR\n");
            var start = new ProcessStartInfo("softhsm2-util", ["--init-token", "--free", "--label", "oracle", "--pin", "1234", "--so-pin", "56789012"])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                Environment = { ["SOFTHSM2_CONF"] = configuration },
            };
            using Process utility = Process.Start(start)!;
            utility.WaitForExit();
            Assert.Equal(0, utility.ExitCode);
        }

        return new Pkcs11Options
        {
            Module = Module,
            Worker = WrongModule.Worker,
            Token = "oracle",
            Pin = "1234",
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SOFTHSM2_CONF"] = configuration },
        };
    }
}
