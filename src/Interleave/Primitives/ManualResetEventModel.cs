using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Models the constructor of <see cref="ManualResetEvent"/>; the rest is <see cref="EventWaitHandleModel"/> and <see cref="WaitHandleModel"/>.</summary>
[ModelOf(typeof(ManualResetEvent))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ManualResetEventModel
{
    /// <inheritdoc cref="ManualResetEvent(bool)"/>
    public static ManualResetEvent ctor(bool initialState) => EventWaitHandleModel.Created(new ManualResetEvent(initialState), initialState, isAuto: false);
}
