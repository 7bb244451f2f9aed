namespace Interleave.Rewriting;

/// <summary>What happens to a call that rewritten code makes into unrewritten code.</summary>
public enum CallVerdict
{
    /// <summary>It goes to a model: the tester controls it.</summary>
    Modelled,

    /// <summary>It is left as it is and runs as one step.</summary>
    Atomic,

    /// <summary>It ends the execution as uncontrolled when it is reached.</summary>
    Refused,
}
