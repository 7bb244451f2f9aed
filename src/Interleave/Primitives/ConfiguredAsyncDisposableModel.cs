using System.ComponentModel;
using System.Runtime.CompilerServices;
using Interleave.Runtime;

#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Runtime.CompilerServices.ConfiguredAsyncDisposable.

namespace Interleave.Primitives;

/// <summary>Models <see cref="ConfiguredAsyncDisposable"/>.</summary>
[ModelOf(typeof(ConfiguredAsyncDisposable))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConfiguredAsyncDisposableModel
{
    public static ControlledConfiguredValueTaskAwaitable DisposeAsync(ref ConfiguredAsyncDisposable source) =>
        ValueTasks.Unwrapped(source.DisposeAsync());
}
