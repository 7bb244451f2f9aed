namespace Linearizability.Monitors;

/// <summary>One value of a register: who wrote it and who saw it. Places in the part.</summary>
internal sealed class RegisterValue
{
    public const int NoWriter = -1;

    /// <summary>The write or compare-and-swap that wrote it; <see cref="NoWriter"/> for the initial value.</summary>
    public int Writer { get; set; } = NoWriter;

    /// <summary>The value that the writer replaced, where it is a compare-and-swap.</summary>
    public RegisterValue? Replaced { get; set; }

    /// <summary>The value that a compare-and-swap of this one wrote, where that took effect.</summary>
    public RegisterValue? Next { get; set; }

    public List<int> Reads { get; } = [];

    /// <summary>Whether it was the register's value at some time for certain.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>Whether a chain has been found to lead to it.</summary>
    public bool IsRooted { get; set; }
}
