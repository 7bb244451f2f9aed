using System.ComponentModel;
using Interleave.Runtime;

namespace Interleave.Primitives;

/// <summary>Models the constructor of <see cref="AutoResetEvent"/>; the rest is <see cref="EventWaitHandleModel"/> and <see cref="WaitHandleModel"/>.</summary>
[ModelOf(typeof(AutoResetEvent))]
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AutoResetEventModel
{
    /// <inheritdoc cref="AutoResetEvent(bool)"/>
    public static AutoResetEvent ctor(bool initialState) => EventWaitHandleModel.Created(new AutoResetEvent(initialState), initialState, isAuto: true);
}
