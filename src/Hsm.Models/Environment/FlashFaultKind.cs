namespace Hsm.Models.Environment;

/// <summary>What goes wrong with a flash.</summary>
public enum FlashFaultKind
{
    /// <summary>Power goes in the middle of the step: this and every later call answers Aborted.</summary>
    PowerCut,

    /// <summary>The step fails halfway, the call answers Aborted, and the device works on.</summary>
    DeviceFault,
}
