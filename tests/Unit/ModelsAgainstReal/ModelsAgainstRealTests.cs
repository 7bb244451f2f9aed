using FsCheck;
using FsCheck.Fluent;
using Unit.Primitives;
using Xunit;

namespace Unit.ModelsAgainstReal;

/// <summary>
/// Random calls on the real primitives and on their models. What happens on real threads must be something that the
/// model can do; one thread alone must see the same.
/// </summary>
public sealed class ModelsAgainstRealTests(ITestOutputHelper output)
{
    private const ulong Seed = 20_260_708;
    private const ulong Gamma = 1_000_003;
    private const int ScriptsOfOneThread = 150;
    private const int ScriptsOfSeveralThreads = 40;

    private const string BarrierChangesPhaseInOneStep =
        "With more threads than participants the real barrier shows the inside of its change of phase: all have arrived, so a further "
        + "SignalAndWait throws, while CurrentPhaseNumber is still the old one. The model changes phase in one step. A point inside "
        + "would cost every program with a barrier schedules, to show states that only those see who break its contract.";

    public static TheoryData<string> Primitives =>
    [
        "Monitor", "Lock", "Mutex", "SemaphoreSlim", "ManualResetEventSlim", "AutoResetEvent", "ManualResetEvent", "CountdownEvent",
        "ReaderWriterLockSlim", "ReaderWriterLock", "Barrier", "SpinLock", "TaskCompletionSource", "CancellationTokenSource", "ConcurrentQueue",
        "ConcurrentStack", "ConcurrentDictionary", "Channel", "BlockingCollection", "Lazy", "Interlocked",
    ];

    [Theory]
    [MemberData(nameof(Primitives))]
    public void Calls_OfOneThread_GiveTheSameOnTheModel(string primitive) =>
        Check(primitive, Thread(6).Select(t => new[] { t }), ScriptsOfOneThread, Agreement.IsExact);

    public static TheoryData<string> SharedPrimitives =>
    [
        .. Primitives.Select(p => p.Data switch
        {
            "Barrier" => "Barrier of two",
            "Monitor" => "Monitor without TryEnter",
            _ => p.Data,
        }),
    ];

    [Theory]
    [MemberData(nameof(SharedPrimitives))]
    public void Outcomes_OfSeveralThreads_AreAmongThoseOfTheModel(string primitive)
    {
        int undecided = 0;
        Check(
            primitive,
            primitive == "Barrier of two" ? Gen.ArrayOf(Thread(4), 2) : Gen.OneOf(Gen.ArrayOf(Thread(4), 2), Gen.ArrayOf(Thread(2), 3)),
            ScriptsOfSeveralThreads,
            script => undecided += Agreement.Holds(script) ? 0 : 1);
        output.WriteLine($"{primitive}: {undecided} scripts with too many schedules to tell, seed {Seed}");
        Assert.True(undecided < ScriptsOfSeveralThreads / 2, $"{undecided} of {ScriptsOfSeveralThreads} scripts have too many schedules: make them smaller.");
    }

    [Fact(Skip = BarrierChangesPhaseInOneStep)]
    public void Outcomes_OfMoreThreadsThanParticipants_AreAmongThoseOfTheModel() =>
        Check("Barrier", Gen.ArrayOf(Thread(2), 3), ScriptsOfSeveralThreads, script => Agreement.Holds(script));

    /// <summary>Calls without a model are refused, or made in one step that is no scheduling point: nothing to compare.</summary>
    private static void RequireModel(string primitive)
    {
        if (!ModelCoverage.Models.Any(m => m.Modelled.Name.Split('`')[0] == primitive.Split(' ')[0])
            && !ModelCoverage.Replacements.Any(r => r.Replaced.Name == primitive)
            && primitive is not ("AutoResetEvent" or "ManualResetEvent" or "Channel"))
        {
            Assert.Skip($"{primitive} has no model.");
        }

        try
        {
            foreach (CallScript single in CallScript.Singles(primitive))
            {
                using var model = new ModelOutcomes(single);
                model.Contains("every one, please");
            }
        }
        catch (NotModelledException e)
        {
            Assert.Skip(e.Message.Split('\n')[0]);
        }
    }

    private static Gen<int[]> Thread(int most) => Gen.Choose(1, most).SelectMany(n => Gen.ArrayOf(Gen.Choose(0, 839), n));

    private static void Check(string primitive, Gen<int[][]> calls, int count, Action<CallScript> check)
    {
        RequireModel(primitive);
        Gen<CallScript> scripts = Gen.Choose(0, 11).SelectMany(setup => calls.Select(c => new CallScript(primitive, setup, c)));
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(Seed, Gamma);
        Prop.ForAll(Arb.From(scripts, s => s.Smaller()), check).Check(config);
    }
}
