using Hsm.Abstractions;

namespace Hsm.Models.Specification;

/// <summary>One thing that a request may do.</summary>
/// <param name="Response">What it answers.</param>
/// <param name="Next">The state after it.</param>
public sealed record SpecifiedAnswer(HsmResponse Response, HsmState Next);
