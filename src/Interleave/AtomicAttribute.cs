namespace Interleave;

/// <summary>
/// The method (or every method of the type) runs without scheduling points: to the tester it is one atomic step.
/// For code one knows to be correct and whose interleavings are not of interest. Blocking inside still blocks.
/// Not to be confused with <see cref="Atomic"/>, which declares a region that is tested for being atomic.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class AtomicAttribute : Attribute;
