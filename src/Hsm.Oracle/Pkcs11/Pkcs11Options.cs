namespace Hsm.Oracle.Pkcs11;

/// <summary>Which module is to be checked, and how to get in.</summary>
public sealed record Pkcs11Options
{
    /// <summary>The module's file.</summary>
    public required string Module { get; init; }

    /// <summary>The command that becomes a worker process: it calls <see cref="Worker.Pkcs11Worker.Run"/> with its last argument.</summary>
    public required WorkerCommand Worker { get; init; }

    /// <summary>What goes into the LibraryParameters of C_Initialize (NSS wants it); null: nothing.</summary>
    public string? LibraryParameters { get; init; }

    /// <summary>The token's label; null: the only one there is.</summary>
    public string? Token { get; init; }

    /// <summary>The user's PIN, UTF-8; null: no login. Never told to anyone but the module.</summary>
    public string? Pin { get; init; }

    /// <summary>The file that <see cref="Pin"/> was read from, for the command that repeats a round; null: none.</summary>
    public string? PinFile { get; init; }

    /// <summary>
    /// Variables of the workers' environment beside this process's own, such as SOFTHSM2_CONF. Evidence shows them: they are part of
    /// the command that repeats a round.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long a module may take to load, to log in and to make an object; default 30 s.</summary>
    public TimeSpan StartTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a round that crashed the module is run again in fresh processes before the module is cleared of it; default 5.
    /// </summary>
    public int Repeats { get; init; } = 5;

    internal Binding.NativeLayout Layout { get; init; } = Binding.NativeLayout.Platform;
}
