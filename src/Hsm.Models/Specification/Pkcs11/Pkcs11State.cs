using Hsm.Abstractions;
using Hsm.Models.Specification.Token;

namespace Hsm.Models.Specification.Pkcs11;

/// <summary>
/// The core state with the labels of its handles. Immutable. Equal to another when both mean the same by labels: which number a
/// handle has is nobody's to know, and states that differ in it alone have equal futures.
/// </summary>
public sealed class Pkcs11State : IEquatable<Pkcs11State>
{
    internal const uint Application = 1;

    private readonly (TokenUser User, ValueList<LabelledHandle> Sessions, ValueList<LabelledHandle> Objects) _view;

    internal Pkcs11State(HsmState core, ValueList<LabelledHandle> sessions, ValueList<LabelledHandle> objects)
    {
        Core = core;
        TokenApplicationModel application = core.Token.Find(Application)!;
        Sessions = ValueList<LabelledHandle>.Of(sessions.Span.ToArray().Where(one => application.Session(one.Handle) is not null));
        Objects = objects;
        _view = (
            application.User,
            View(Sessions.Span.ToArray().Select(one => new LabelledHandle(one.Label, application.Session(one.Handle)!.IsReadWrite ? 1u : 0u))),
            View(objects.Span.ToArray().Select(one => new LabelledHandle(one.Label, application.Handles.Exists(known => known.Handle == one.Handle) ? 1u : 0u))));
    }

    internal HsmState Core { get; }

    internal ValueList<LabelledHandle> Sessions { get; }

    internal ValueList<LabelledHandle> Objects { get; }

    /// <inheritdoc/>
    public bool Equals(Pkcs11State? other) =>
        other is not null && _view.User == other._view.User && _view.Sessions.Equals(other._view.Sessions) && _view.Objects.Equals(other._view.Objects);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Pkcs11State);

    /// <summary>The same in every process.</summary>
    /// <returns>A hash of what labels mean.</returns>
    public override int GetHashCode() => ((((int)_view.User * 31) + _view.Sessions.GetHashCode()) * 31) + _view.Objects.GetHashCode();

    private static ValueList<LabelledHandle> View(IEnumerable<LabelledHandle> labels) => ValueList<LabelledHandle>.Of(labels.OrderBy(static one => one.Label));
}
