namespace Interleave.Xunit.Reporting;

/// <summary>xunit knows a failed assertion, as against an error, by an interface of this name.</summary>
#pragma warning disable CA1711, MA0036 // The name is xunit's convention.
internal interface IAssertionException;
#pragma warning restore CA1711, MA0036
