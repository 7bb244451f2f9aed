namespace Hsm.Models.Environment;

/// <summary>In which order a model engine completes the operations that are done at the same time.</summary>
public enum CompletionOrder
{
    /// <summary>The one given first.</summary>
    FirstGiven,

    /// <summary>The one given last.</summary>
    LastGiven,

    /// <summary>Any, as the options' seed says.</summary>
    Seeded,
}
