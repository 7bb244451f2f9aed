using Hsm.Abstractions;
using Hsm.Models.Environment;

namespace Hsm.Exploration;

/// <summary>
/// A5. One generator for all sessions, without a lock: a request reads its state, makes its bytes, and writes the state
/// back; one that comes between makes the same bytes.
/// </summary>
internal sealed class SharedGenerator : RandomPolicy, IRandomSource
{
    private long _state;

    /// <inheritdoc/>
    public override IRandomSource SourceOf(SessionState session) => this;

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        // Volatile, so that what is found is the repeated value itself and not the race that leads to it.
        var state = Volatile.Read(ref _state);
        new SeededRandomSource((ulong)state).Fill(destination);
        Volatile.Write(ref _state, state + 1);
    }
}
