namespace Hsm.Oracle.Histories;

/// <summary>What part a call plays in a violation.</summary>
public enum CallRole
{
    /// <summary>It is one of those that no order explains together.</summary>
    Core,

    /// <summary>Its return is forgotten: whatever it did, the core stays unexplained.</summary>
    Forgotten,
}
