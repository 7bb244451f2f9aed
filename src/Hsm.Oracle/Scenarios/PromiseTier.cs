namespace Hsm.Oracle.Scenarios;

/// <summary>How strongly a promise binds (hsm-notes, 19).</summary>
public enum PromiseTier
{
    /// <summary>The standard says so.</summary>
    Must,

    /// <summary>The standard leaves it open; users rely on it.</summary>
    Expected,

    /// <summary>The standard calls it undefined; reported apart.</summary>
    Undefined,
}
