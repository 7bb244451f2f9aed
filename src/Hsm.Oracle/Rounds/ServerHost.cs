using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds;

/// <summary>A server under test as rounds see it. One thread, but for <see cref="Reopen"/>, which a lane calls for itself.</summary>
internal abstract class ServerHost : IDisposable
{
    /// <summary>Clients of even lanes and the first of each four: they share counters and committed keys.</summary>
    public static readonly ClientId OneClient = new(14);

    /// <summary>The other client's.</summary>
    public static readonly ClientId OtherClient = new(13);

    /// <summary>What the server is.</summary>
    public abstract ServerProfile Profile { get; }

    /// <summary>The client id that a lane's sessions begin with: of four, the third is another's.</summary>
    public static ClientId ClientOf(int lane) => lane % 4 == 2 ? OtherClient : OneClient;

    /// <summary>Sessions at the beginning of a round: each has said INIT, has no key of its own, and nothing in flight.</summary>
    /// <param name="plan">The round.</param>
    /// <returns>As many as the round asks for and the server takes; at least one.</returns>
    /// <exception cref="OracleException">The server can't be had.</exception>
    public abstract IReadOnlyList<HostedClient> Begin(RoundPlan plan);

    /// <summary>A fresh session for a lane that has said CLOSE; INIT has not been said.</summary>
    /// <param name="lane">The lane.</param>
    /// <returns>The session; null when the server takes none any more.</returns>
    public abstract HostedClient? Reopen(int lane);

    /// <summary>The round is over.</summary>
    /// <param name="clients">The lanes' sessions as they are now.</param>
    /// <param name="isWhole">Whether every lane came to its end: else the sessions are not used again.</param>
    public abstract void End(IReadOnlyList<HostedClient> clients, bool isWhole);

    /// <summary>Whether the server still takes a client, asked when a connection was lost.</summary>
    /// <returns>A sentence.</returns>
    public abstract string TellWhetherAlive();

    /// <inheritdoc/>
    public abstract void Dispose();
}
