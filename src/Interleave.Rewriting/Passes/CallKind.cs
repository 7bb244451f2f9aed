namespace Interleave.Rewriting.Passes;

/// <summary>Where a call in rewritten code goes.</summary>
internal enum CallKind
{
    /// <summary>Into code that is rewritten too.</summary>
    Rewritten,

    /// <summary>To a model.</summary>
    Modelled,

    /// <summary>To a type that stands in for a library type.</summary>
    Replaced,

    /// <summary>Into unrewritten code, as one step.</summary>
    Atomic,

    /// <summary>Nowhere: it ends the execution.</summary>
    Refused,
}
