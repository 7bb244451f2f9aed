using Hsm.Abstractions;

namespace Hsm.Oracle.Rounds;

/// <summary>What one client of a round has at hand to decide what to ask next. Used by one thread at a time.</summary>
/// <param name="index">Its place among the round's clients, from 0.</param>
/// <param name="ids">The round's ids.</param>
/// <param name="profile">What the server is.</param>
/// <param name="random">All that is random in what it asks.</param>
internal sealed class ScriptLane(int index, RoundIds ids, ServerProfile profile, Random random)
{
    private int _version;

    /// <summary>Its place among the round's clients, from 0.</summary>
    public int Index => index;

    /// <summary>The client id it begins with.</summary>
    public ClientId Client => ServerHost.ClientOf(index);

    /// <summary>Whether it is the first with its client id: it sets up what the client's sessions share.</summary>
    public bool IsFirstOfClient => index is 0 or 2;

    /// <summary>The round's ids.</summary>
    public RoundIds Ids => ids;

    /// <summary>What the server is.</summary>
    public ServerProfile Profile => profile;

    /// <summary>All that is random in what it asks.</summary>
    public Random Random => random;

    /// <summary>How many requests it is to make, more or less.</summary>
    public required int Length { get; init; }

    /// <summary>Names of deviations that are known of the server.</summary>
    public IReadOnlySet<string> Admitted { get; init; } = new HashSet<string>();

    /// <summary>The answer to what it asked last; null: nothing yet, or that request was left out.</summary>
    public HsmResponse? Answer { get; set; }

    /// <summary>Ids that the server chose for it.</summary>
    public List<KeyId> Assigned { get; } = [];

    /// <summary>A version that nothing else of the round has.</summary>
    public int NextVersion() => (++_version * 8) + (index % 8);

    /// <summary>True in so many of 100 cases.</summary>
    public bool Chance(int percent) => random.Next(100) < percent;
}
