namespace Interleave.Cli.Hosting;

/// <summary>What an exploration is about to spend, in words.</summary>
internal static class Budget
{
    internal static string Text(ExplorationOptions options)
    {
        var limits = new List<string>();
        if (options.Schedules != long.MaxValue)
        {
            limits.Add($"{options.Schedules:N0} schedule{(options.Schedules == 1 ? "" : "s")}");
        }

        if (options.TimeLimit is { } limit)
        {
            limits.Add($"{limit.TotalSeconds:0.##} s");
        }

        string memory = options.Memory ? "" : ", memory accesses not scheduled";
        string model = options.MemoryModel == MemoryModel.SequentiallyConsistent ? "" : $", memory model {OptionNames.Of(options.MemoryModel)}";
        string time = options.Time == TimeMode.Virtual ? "" : $", {OptionNames.Of(options.Time)} time";
        return $"at most {string.Join(" or ", limits)}, strategy {options.Strategy}, seed {options.Seed}, "
            + $"{options.Workers} worker{(options.Workers == 1 ? "" : "s")}{memory}{model}{time}.";
    }
}
