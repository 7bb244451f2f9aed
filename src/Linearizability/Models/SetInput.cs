namespace Linearizability.Models;

/// <summary>A request to a set.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Value">The value in question.</param>
public readonly record struct SetInput(SetOperation Kind, long Value)
{
    /// <summary>The request as a call.</summary>
    /// <returns>A text such as "add(3)".</returns>
    public override string ToString() => Kind switch
    {
        SetOperation.Add => $"add({Value})",
        SetOperation.Remove => $"remove({Value})",
        _ => $"contains({Value})",
    };
}
