using Hsm.Models.Specification;

namespace Hsm.Exploration;

/// <summary>What is done to a window of four counters, small enough to be enumerated.</summary>
internal static class WindowScenarios
{
    private const int Width = 4;

    /// <summary>All of them, in a fixed order.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        // next = 5 and 1 received: 5 shares its bit with 1, and 2 with 6.
        new WindowScenario("window-new-against-mark", Width, [1, 4], [[Check(5)], [Mark(6)]]),
        new WindowScenario("window-overtaken", Width, [1, 4], [[Check(2)], [Mark(6)]]),
        new WindowScenario("window-same-counter", Width, [1, 4], [[Check(5), Mark(5)], [Check(5), Mark(5)]]),
        new WindowScenario("window-same-block", Width, [0, 3], [[Mark(4), Mark(5)], [Mark(5), Mark(4)]]),
        new WindowScenario("window-late-mark", Width, [0, 3], [[Mark(1)], [Mark(6)], [Check(1)]]),
        new WindowScenario("window-jump", Width, [0, 1, 2], [[Mark(8), Check(3)], [Mark(5), Check(5)], [Check(2)]]),
        new WindowScenario(
            "window-mixed",
            Width,
            [0, 1, 2],
            [[Mark(3), Mark(6), Check(3)], [Check(3), Mark(4), Mark(3), Check(4)], [Mark(9), Check(6), Mark(4), Mark(10)]]),
        new WindowScenario(
            "window-wide",
            16,
            [0, 1, 2],
            [
                [Mark(3), Mark(20), Check(5), Mark(9), Mark(60), Check(44)],
                [Mark(12), Mark(5), Check(4), Mark(21), Mark(61), Check(60)],
                [Mark(4), Mark(12), Mark(28), Check(12), Check(29), Mark(45)],
                [Mark(29), Check(20), Mark(13), Mark(45), Mark(44), Mark(60)],
            ]),
    ];

    private static ReplayWindowCall Check(ulong counter) => new(counter, IsMark: false);

    private static ReplayWindowCall Mark(ulong counter) => new(counter, IsMark: true);
}
