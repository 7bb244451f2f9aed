using System.Diagnostics;
using System.Security.Cryptography;
using Interleave.Primitives;
using Xunit;

#pragma warning disable MA0024, MA0074 // The overloads under test are these.

namespace Unit.Primitives;

public sealed class DeterminismModelTests
{
    [Fact]
    public void Clock_ReadTwice_MovesByATickAndNeverWithTheRealOne()
    {
        Explored.Random(() =>
        {
            DateTime first = DateTimeModel.get_UtcNow();
            DateTime second = DateTimeModel.get_UtcNow();
            ThreadModel.Sleep(1_000);
            return $"{first:yyyy-MM-dd} {(second - first).Ticks} {(DateTimeOffsetModel.get_UtcNow().UtcDateTime - first).TotalMilliseconds:F0}";
        }).IsClean().Are("2026-01-01 1 1000");
    }

    [Fact]
    public void Clock_PolledInALoop_EndsTheLoop()
    {
        Explored.Random(
            () =>
            {
                long until = EnvironmentModel.get_TickCount64() + 2;
                while (EnvironmentModel.get_TickCount64() < until)
                {
                    ThreadModel.Sleep(0);
                }
            },
            schedules: 1).IsClean();
    }

    [Fact]
    public void Stopwatch_AcrossADelay_MeasuresVirtualTime()
    {
        Explored.Random(() =>
        {
            Stopwatch watch = StopwatchModel.StartNew();
            TaskModel.Wait(TaskModel.Delay(500));
            StopwatchModel.Stop(watch);
            ThreadModel.Sleep(500);
            return $"{StopwatchModel.get_ElapsedMilliseconds(watch)} {StopwatchModel.get_IsRunning(watch)}";
        }).IsClean().Are("500 False");
    }

    [Fact]
    public void Randomness_SameSeedAndIndex_IsTheSame()
    {
        Assert.Equal(Drawn(), Drawn());

        static string Drawn()
        {
            return string.Join("|", Explored.Random(Draw, schedules: 3).IsClean().Outcomes);
        }

        static string Draw()
        {
            byte[] bytes = RandomNumberGeneratorModel.GetBytes(4);
            using RandomNumberGenerator generator = RandomNumberGeneratorModel.Create();
            RandomNumberGeneratorModel.GetBytes(generator, bytes);
            return $"{RandomModel.ctor().Next()} {RandomModel.get_Shared().Next()} {GuidModel.NewGuid()} {GuidModel.CreateVersion7()} "
                + $"{Convert.ToHexString(bytes)} {RandomNumberGeneratorModel.GetInt32(-5, 5)} {RandomNumberGeneratorModel.GetHexString(6)}";
        }
    }

    [Fact]
    public void Randomness_AnotherIndex_IsAnother() =>
        Assert.Equal(3, Explored.Random(() => $"{GuidModel.NewGuid()}", schedules: 3).Outcomes.Count);

    [Fact]
    public void NewGuid_VersionAndVariant_AreThoseOfARandomGuid()
    {
        Explored.Random(() =>
        {
            Guid random = GuidModel.NewGuid();
            Guid timed = GuidModel.CreateVersion7();
            return $"{random.Version} {random.Variant >> 2} {timed.Version} {timed.Variant >> 2}";
        }).IsClean().Are("4 2 7 2");
    }

    [Fact]
    public void GetInt32_Bounds_AreKept()
    {
        Explored.Random(
            () =>
            {
                for (int i = 0; i < 1_000; i++)
                {
                    Assert.InRange(RandomNumberGeneratorModel.GetInt32(int.MinValue, int.MaxValue), int.MinValue, int.MaxValue - 1);
                    Assert.InRange(RandomNumberGeneratorModel.GetInt32(-1, 2), -1, 1);
                }
            },
            schedules: 1).IsClean();
    }

    [Fact]
    public void GetHashCode_StringsAndObjects_AreTheSameInEveryProcess()
    {
        // The values are part of the format of recorded schedules: a change here breaks their replay.
        Explored.Random(() =>
        {
            object plain = new();
            return $"{StringModel.GetHashCode("lock")} {ObjectModel.GetHashCode("lock")} {ObjectModel.GetHashCode(plain) == RuntimeHelpersModel.GetHashCode(plain)} "
                + $"{ObjectModel.GetHashCode(7)} {ObjectModel.GetHashCode(new object()) != ObjectModel.GetHashCode(plain)}";
        }).IsClean().Are($"{StableText("lock")} {StableText("lock")} True 7 True");

        static int StableText(string text)
        {
            uint hash = 2166136261;
            foreach (char unit in text)
            {
                hash = (hash ^ unit) * 16777619;
            }

            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            return (int)(hash ^ (hash >> 13));
        }
    }

    [Fact]
    public void GetHashCode_EqualValues_HaveEqualHashes()
    {
        Explored.Random(() =>
        {
            bool tuples = ObjectModel.GetHashCode((1, "a")) == ObjectModel.GetHashCode((1, "a"));
            bool structs = ObjectModel.GetHashCode(new Pair(1, 2)) == ObjectModel.GetHashCode(new Pair(1, 2));
            bool combined = ControlledHashCode.Combine(1, "a", 2.5) == ControlledHashCode.Combine(1, "a", 2.5);
            bool ordered = ControlledHashCode.Combine(1, 2) != ControlledHashCode.Combine(2, 1);
            bool cases = StringModel.GetHashCode("aB", StringComparison.OrdinalIgnoreCase) == StringModel.GetHashCode("Ab", StringComparison.OrdinalIgnoreCase);
            bool comparer = EqualityComparerModel<string>.GetHashCode(EqualityComparer<string>.Default, "a") == StringModel.GetHashCode("a");
            return $"{tuples} {structs} {combined} {ordered} {cases} {comparer}";
        }).IsClean().Are("True True True True True True");
    }

    private readonly struct Pair(int left, int right)
    {
        public int Left { get; } = left;

        public int Right { get; } = right;
    }
}
