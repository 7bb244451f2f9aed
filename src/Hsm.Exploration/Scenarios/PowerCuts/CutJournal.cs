using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;

namespace Hsm.Exploration;

/// <summary>
/// A flash that notes each call which changes it, with the clients' history of that moment. An execution that is cut at
/// some step is the beginning of one that is not, so one run without a cut tells what any cut of it leaves.
/// </summary>
/// <param name="flash">The flash.</param>
/// <param name="history">Tells the clients' history so far; from any thread.</param>
internal sealed class CutJournal(FlashModel flash, Func<History<HsmCall, HsmResponse>> history) : IFlash
{
    private readonly List<CutCall> _calls = [];

    /// <inheritdoc/>
    public FlashGeometry Geometry => flash.Geometry;

    /// <summary>Whether calls are noted; set while nobody else uses the flash.</summary>
    public bool IsNoting { get; set; }

    /// <summary>The calls noted, in order.</summary>
    public IReadOnlyList<CutCall> Calls => _calls;

    /// <inheritdoc/>
    public HsmStatus Read(int offsetBytes, Span<byte> destination) => flash.Read(offsetBytes, destination);

    /// <inheritdoc/>
    public HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source)
    {
        if (IsNoting)
        {
            _calls.Add(new CutCall(flash.PowerOn(), history(), offsetBytes, source.ToArray()));
        }

        return flash.Program(offsetBytes, source);
    }

    /// <inheritdoc/>
    public HsmStatus Erase(int partition)
    {
        if (IsNoting)
        {
            _calls.Add(new CutCall(flash.PowerOn(), history(), partition, programmed: null));
        }

        return flash.Erase(partition);
    }

    /// <inheritdoc/>
    public HsmStatus BlankCheck(int offsetBytes, int lengthBytes) => flash.BlankCheck(offsetBytes, lengthBytes);
}
