namespace Hsm.Oracle.Histories;

/// <summary>What part a call plays in a violation.</summary>
public enum CallRole
{
    /// <summary>It is one of those that no order explains together.</summary>
    Core,

    /// <summary>Its return was forgotten: whatever it did, the core stays unexplained.</summary>
    Forgotten,

    /// <summary>It belongs to the same objects, and began after the core was complete.</summary>
    Later,
}
