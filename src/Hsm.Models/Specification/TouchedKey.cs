namespace Hsm.Models.Specification;

/// <summary>Something that two operations can both touch.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Value">Which one.</param>
internal readonly record struct TouchedKey(TouchedKind Kind, int Value);
