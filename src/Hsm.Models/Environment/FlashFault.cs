namespace Hsm.Models.Environment;

/// <summary>One fault, planned.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Step">
/// When: 0 is the first step of the device's life. Programming one unit is a step, so is erasing a partition.
/// </param>
/// <param name="NewBytes">
/// How much of the step still happens. Programming: bit i set says that byte i of the unit is written. Erasing: this
/// many first bytes of the partition are erased. The rest is as before.
/// </param>
/// <param name="BitSeed">
/// When given, <paramref name="NewBytes"/> is not read: each bit that the step was to change is changed or not, as this
/// seed draws. No other bit is touched, which is all that a flash can do.
/// </param>
public sealed record FlashFault(FlashFaultKind Kind, int Step, int NewBytes = 0, ulong? BitSeed = null);
