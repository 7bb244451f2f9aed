using FsCheck;
using FsCheck.Fluent;
using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Specification;
using Xunit;

namespace Unit.Hsm.Channel.Windows;

/// <summary>Random calls, one after another: each window answers as the sequential specification does.</summary>
public class AgainstSpecificationTests
{
    private const ulong Seed = 20_261_121;
    private const ulong Gamma = 1;
    private const ulong Limit = 4_000;

    public static TheoryData<string, int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<string, int, int, int>();
            foreach (string kind in new[] { WindowKinds.Mutex, WindowKinds.SpinBit, WindowKinds.Word })
            {
                shapes.Add(kind, 1, 1, 0);
                shapes.Add(kind, 4, 2, 3);
                shapes.Add(kind, 5, 2, 0);
                shapes.Add(kind, 63, 8, 9);
                shapes.Add(kind, 64, 32, 3);
                shapes.Add(kind, 100, 16, 0);
                shapes.Add(kind, 130, 32, 0);
                shapes.Add(kind, 200, 4, 51);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void CheckAndMark_RandomCalls_AnswerAsSpecified(string kind, int width, int block, int ring)
    {
        var options = new ReplayWindowOptions { WidthCounters = width, Limit = Limit, BlockCounters = block, RingBlocks = ring };

        // Steps relative to the greatest counter so far: near it, at the edges of the window, and far jumps.
        Gen<int> step = Gen.Frequency(
            (6, Gen.Choose(-3, 3)),
            (4, Gen.Choose(-width - 2, -width + 2)),
            (3, Gen.Choose(-width - 5, width + 5)),
            (1, Gen.Choose(0, 6 * width)));
        Gen<(int Step, bool IsMark)[]> scripts = step.SelectMany(s => Gen.Elements(true, true, false).Select(m => (s, m))).ArrayOf(120);
        Config config = Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true).WithReplay(Seed, Gamma);
        Prop.ForAll(Arb.From(scripts), script => Agree(WindowKinds.Create(kind, options), script)).Check(config);
    }

    private static void Agree(IReplayWindow window, (int Step, bool IsMark)[] script)
    {
        var model = new ReplayWindowModel(window.WidthCounters, window.Limit);
        ReplayWindowState state = model.InitialState;
        ulong marked = 0;
        for (int i = 0; i < script.Length; i++)
        {
            long counter = Math.Max(0, (long)state.Next - 1 + script[i].Step);
            var call = new ReplayWindowCall((ulong)counter, script[i].IsMark);
            (state, ReplayVerdict expected) = model.Apply(state, call);
            ReplayVerdict answered = call.IsMark ? window.Mark(call.Counter) : window.Check(call.Counter);
            marked += call.IsMark && expected == ReplayVerdict.Ok ? 1UL : 0;
            Assert.True(expected == answered, $"call {i}, {call} at next {state.Next}: {answered}, specified {expected}");
        }

        Assert.Equal(marked, window.ReceivedCount);
    }
}
