namespace Hsm.Oracle.Pkcs11;

/// <summary>How to start a worker process.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments; the name of a pipe is added.</param>
public sealed record WorkerCommand(string Program, params IReadOnlyList<string> Arguments);
