using Hsm.Oracle.Pkcs11;
using Hsm.Oracle.Scenarios;
using Unit.Hsm;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>The reference HSM behind its own PKCS#11 library: the correct module, which must come out clean.</summary>
public class ShimTests
{
    [Fact]
    public void RunRound_OfTheReferenceBehindItsLibrary_IsCleanInEveryScenario()
    {
        using var server = new ShimServer();
        using Pkcs11Target target = Open(server.Socket);
        foreach (IOracleScenario scenario in target.Scenarios.Where(static one => one.Promise.Tier != PromiseTier.Undefined))
        {
            Rounds rounds = new Rounds(target, scenario.Name) { Threads = 3, Processes = 2 }.Alone().Many(4);
            Assert.True(rounds.IsClean, $"{scenario.Name}: {string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)} {string.Join(", ", rounds.Ends.Select(static end => end.Detail))}");
            Assert.True(rounds.Calls > 0, $"{scenario.Name} judged nothing.");
        }

        target.Clean();
    }

    [Fact]
    public void RunRound_OfALibraryWhoseAnswersAreLost_IsClean()
    {
        using var server = new ShimServer();
        using var losing = new LosingServer(server.Socket) { Every = 5, Kept = 1 };
        using Pkcs11Target target = Open(losing.Path);
        Rounds rounds = new Rounds(target, "register") { Threads = 4 }.Alone().Many(4);
        Assert.True(rounds.IsClean, $"{string.Join(", ", rounds.Violated)} {string.Join(", ", rounds.Deviations)} {string.Join(", ", rounds.Ends.Select(static end => end.Detail))}");
        Assert.True(losing.Lost > 0);
    }

    private static Pkcs11Target Open(string socket) => Pkcs11Target.Open(new Pkcs11Options
    {
        Module = ShimLibrary.Required(),
        Worker = WrongModule.Worker,
        Pin = ShimServer.Pin,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HSM_PKCS11_SOCKET"] = socket },
    });
}
