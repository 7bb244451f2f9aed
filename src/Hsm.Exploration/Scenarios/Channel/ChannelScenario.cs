namespace Hsm.Exploration;

/// <summary>A scenario with both ends of a channel.</summary>
internal abstract class ChannelScenario : Scenario
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Configurations => ChannelChoice.Names;

    /// <summary>Packets under one key.</summary>
    protected virtual ulong MessageLimit => 100;

    /// <inheritdoc/>
    public override void Run(string configuration, Mutant mutant)
    {
        RequireConfiguration(configuration);
        var choice = ChannelChoice.All.First(one => one.Name == configuration);
        using var rig = new ChannelRig(choice, mutant, MessageLimit);
        Run(rig);
    }

    /// <summary>Runs it.</summary>
    /// <param name="rig">Both ends, fresh.</param>
    /// <exception cref="HsmInvariantException">An invariant does not hold.</exception>
    protected abstract void Run(ChannelRig rig);
}
