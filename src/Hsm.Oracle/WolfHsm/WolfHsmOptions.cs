namespace Hsm.Oracle.WolfHsm;

/// <summary>How a server that speaks the protocol is held against the specification.</summary>
public sealed record WolfHsmOptions
{
    /// <summary>How long an answer may take before the server counts as hung; default 10 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether the server's store is thrown away afterwards: then keys are revoked too, which makes objects that nobody can
    /// destroy. Default false.
    /// </summary>
    public bool IsDisposable { get; init; }
}
