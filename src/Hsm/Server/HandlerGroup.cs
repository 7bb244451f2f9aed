using Hsm.Abstractions;

namespace Hsm;

/// <summary>
/// The handlers of one concern. Each is a property of the derived record, so that a planted bug takes the place of one
/// with a <c>with</c> expression.
/// </summary>
internal abstract record HandlerGroup
{
    /// <summary>The handler of a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Null: not of this concern.</returns>
    public abstract RequestHandler? HandlerOf(HsmRequest request);
}
