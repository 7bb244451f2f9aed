using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>The rules of one concern's requests.</summary>
internal abstract class RuleGroup
{
    /// <summary>Tells the answers a request may get.</summary>
    /// <param name="now">State, limits and where the answers go.</param>
    /// <param name="request">The request.</param>
    /// <returns>False: not of this concern, nothing was told.</returns>
    public abstract bool TryApply(Situation now, HsmRequest request);

    /// <summary>Whether a request changes no state whatever its answer.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>True: it only looks.</returns>
    public virtual bool OnlyLooks(HsmRequest request) => false;

    /// <summary>Whether a request may be refused for want of room.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>True: it takes a slot, a directory entry or flash.</returns>
    public virtual bool TakesSpace(HsmRequest request) => false;

    /// <summary>The objects a request touches, for partitioning a history.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>Ids in the client's form; null: not of this concern, or no object; empty: everything in NVM and the caches.</returns>
    public virtual IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => null;

    /// <summary>The longest object a request may write to NVM.</summary>
    /// <param name="options">The server's limits.</param>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>Bytes of data; null: it writes none.</returns>
    public virtual int? LongestWrite(SpecificationOptions options, HsmRequest request) => null;

    /// <summary>The key a request may put into a cache.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>Its id in the client's form, number 0: chosen by the server; null: it puts none.</returns>
    public virtual KeyId? CachedKeyOf(HsmRequest request) => null;

    /// <summary>Whether a request tells something drawn at random, which must differ from all else drawn.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>True: it does.</returns>
    public virtual bool DrawsRandom(HsmRequest request) => false;

    /// <summary>Whether a request may change something although its answer is a failure.</summary>
    /// <param name="request">The request, of any concern.</param>
    /// <returns>True: it may.</returns>
    public virtual bool ChangesEvenIfRefused(HsmRequest request) => false;
}
