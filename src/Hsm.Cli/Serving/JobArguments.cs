using System.CommandLine;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Serving;

/// <summary>The options of <c>hsm serve</c> that give the accelerator a queue of its own, so that requests pause while it is at work.</summary>
internal sealed class JobArguments
{
    private readonly Option<long?> _jobs = OptionFactory.Whole(
        "--jobs", "Requests run as jobs, which pause while the accelerator works through its queue: so many at once for each worker [default: requests wait for it].", 1, 65536);

    private readonly Option<long?> _lanes = OptionFactory.Whole("--lanes", "With --jobs: operations that the accelerator works on at once [default: one for each processor].", 1, 256);
    private readonly Option<long?> _queue = OptionFactory.Whole("--accelerator-queue", "With --jobs: operations that may wait for it; what finds no room answers LOCKED [default: 1024].", 1, 1 << 20);

    internal IReadOnlyList<Option> All => [_jobs, _lanes, _queue];

    /// <summary>Reads how many jobs there may be; null: none.</summary>
    internal int? Jobs(ParseResult parsed) => (int?)parsed.GetValue(_jobs);

    /// <summary>Starts the accelerator's queue.</summary>
    /// <exception cref="InputException">Options of a queue without jobs, or no accelerator to queue for.</exception>
    internal IAcceleratorEngine? Start(ParseResult parsed, string accelerator)
    {
        parsed.Require(_jobs.Name, parsed.IsGiven(_jobs), _lanes, _queue);
        if (Jobs(parsed) is null)
        {
            return null;
        }

        return accelerator is "none" or "platform"
            ? throw new InputException($"--jobs wait for an accelerator, and with --accelerator {accelerator} there is none.", "Say shared, affinity or reserved:CLIENT.")
            : new AcceleratorEngine(
                static () => new SystemAccelerator(),
                new AcceleratorEngineOptions
                {
                    LaneCount = (int?)parsed.GetValue(_lanes) ?? Environment.ProcessorCount,
                    QueueLength = (int?)parsed.GetValue(_queue) ?? 1024,
                });
    }
}
