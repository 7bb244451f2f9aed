namespace Interleave;

/// <summary>
/// The method (or every method of the type or assembly) is not rewritten: its synchronisation calls reach the real
/// primitives. Only for code that neither blocks on nor signals another logical thread.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly)]
public sealed class UncontrolledAttribute : Attribute;
