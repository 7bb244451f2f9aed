using Hsm.Abstractions;
using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds;

/// <summary>
/// What the clients of a scenario ask, one request after the other; the answer to each is there before the next is asked for.
/// </summary>
internal abstract class RoundScript
{
    /// <summary>The scenario's name.</summary>
    public abstract string Name { get; }

    /// <summary>What the server is held to.</summary>
    public abstract Promise Promise { get; }

    /// <summary>What the server must offer.</summary>
    public abstract IReadOnlyList<ServerFeature> Needs { get; }

    /// <summary>Deviations that are asked for before its rounds.</summary>
    public virtual IReadOnlyList<KnownDeviation> Known => [];

    /// <summary>Before the clients meet, one lane after the other.</summary>
    public virtual IEnumerable<HsmRequest> Setup(ScriptLane lane) => [];

    /// <summary>While they meet.</summary>
    public abstract IEnumerable<HsmRequest> Drive(ScriptLane lane);

    /// <summary>Afterwards, one lane after the other: looks at what is left, and leaves nothing.</summary>
    public virtual IEnumerable<HsmRequest> Finish(ScriptLane lane) => [];
}
