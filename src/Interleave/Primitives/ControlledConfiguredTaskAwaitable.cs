using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Stands in for <see cref="ConfiguredTaskAwaitable"/>.</summary>
[Replaces(typeof(ConfiguredTaskAwaitable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ControlledConfiguredTaskAwaitable
{
    private readonly Task _task;
    private readonly ConfigureAwaitOptions _options;

    internal ControlledConfiguredTaskAwaitable(Task task, ConfigureAwaitOptions options) => (_task, _options) = (task, options);

    /// <summary>The awaiter.</summary>
    /// <returns>The awaiter.</returns>
    public ControlledConfiguredTaskAwaiter GetAwaiter() => new(_task, _options);
}
