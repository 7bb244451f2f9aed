using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Linearizability;

namespace Hsm.Exploration;

/// <summary>One program or erase call, as it was made, so that it can be made again with the power cut at any step.</summary>
/// <param name="before">The flash just before it.</param>
/// <param name="history">What clients had asked and been answered just before it.</param>
/// <param name="offsetBytes">Where it programs; the partition, when it erases.</param>
/// <param name="programmed">What it programs; null: it erases.</param>
internal sealed class CutCall(FlashModel before, History<HsmCall, HsmResponse> history, int offsetBytes, byte[]? programmed)
{
    // Which bits of a torn step are the new ones: none of them, and two draws.
    private static readonly ulong?[] s_tears = [null, 1, 2];

    /// <summary>What clients had asked and been answered just before it.</summary>
    public History<HsmCall, HsmResponse> History => history;

    /// <summary>Steps it takes.</summary>
    public int StepCount => programmed is null ? 1 : programmed.Length / before.Geometry.ProgramUnitBytes;

    /// <summary>The flash after power was cut in the call, once for every step and way to tear it, and once after the last step.</summary>
    /// <returns>Each with its power on again and no fault planned.</returns>
    public IEnumerable<FlashModel> Cuts()
    {
        for (var step = 0; step < StepCount; step++)
        {
            foreach (var tear in s_tears)
            {
                yield return Make(new FlashFault(FlashFaultKind.PowerCut, step, NewBytes: 0, tear));
            }
        }

        yield return Make(fault: null);
    }

    /// <summary>The call in words.</summary>
    /// <returns>A few.</returns>
    public override string ToString() =>
        programmed is null ? $"erase of partition {offsetBytes}" : $"programming of {programmed.Length} bytes at {offsetBytes}";

    private FlashModel Make(FlashFault? fault)
    {
        var flash = before.PowerOn(fault);
        if (programmed is null)
        {
            flash.Erase(offsetBytes);
        }
        else
        {
            flash.Program(offsetBytes, programmed);
        }

        return flash.PowerOn();
    }
}
