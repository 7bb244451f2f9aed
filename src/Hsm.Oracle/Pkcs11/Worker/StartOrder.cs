using Hsm.Oracle.Pkcs11.Binding;

namespace Hsm.Oracle.Pkcs11.Worker;

/// <summary>What a worker is to load and to log in to. The PIN goes through the pipe: a command line is anybody's to read.</summary>
internal sealed record StartOrder
{
    public required string Module { get; init; }

    public string? LibraryParameters { get; init; }

    /// <summary>The token's label; null: the only one there is.</summary>
    public string? Token { get; init; }

    /// <summary>UTF-8; null: no login.</summary>
    public byte[]? Pin { get; init; }

    /// <summary>The file of the call log.</summary>
    public required string Log { get; init; }

    /// <summary>Threads that drive; the log has a part more.</summary>
    public required int Threads { get; init; }

    public required NativeLayout Layout { get; init; }
}
