using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>A flash one of whose calls fails halfway, the next after it was told so, and which works on.</summary>
/// <param name="flash">The flash it begins with.</param>
internal sealed class FailingFlash(FlashModel flash) : IFlash
{
    private FlashModel _flash = flash;
    private int _isArmed;

    /// <inheritdoc/>
    public FlashGeometry Geometry => _flash.Geometry;

    /// <summary>Lets the next call that changes something fail. From any thread.</summary>
    public void Arm() => Volatile.Write(ref _isArmed, 1);

    /// <summary>The device with power turned on again. While nobody else uses the flash.</summary>
    /// <returns>The same bytes.</returns>
    public FlashModel PowerOn() => _flash.PowerOn();

    /// <inheritdoc/>
    public HsmStatus Read(int offsetBytes, Span<byte> destination) => _flash.Read(offsetBytes, destination);

    /// <inheritdoc/>
    public HsmStatus Program(int offsetBytes, ReadOnlySpan<byte> source)
    {
        FailIfArmed(source.Length / Geometry.ProgramUnitBytes / 2);
        return _flash.Program(offsetBytes, source);
    }

    /// <inheritdoc/>
    public HsmStatus Erase(int partition)
    {
        FailIfArmed(step: 0);
        return _flash.Erase(partition);
    }

    /// <inheritdoc/>
    public HsmStatus BlankCheck(int offsetBytes, int lengthBytes) => _flash.BlankCheck(offsetBytes, lengthBytes);

    private void FailIfArmed(int step)
    {
        if (Interlocked.Exchange(ref _isArmed, 0) != 0)
        {
            _flash = _flash.PowerOn(new FlashFault(FlashFaultKind.DeviceFault, step, BitSeed: 3));
        }
    }
}
