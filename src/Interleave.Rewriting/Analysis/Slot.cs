using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>One value on the evaluation stack: who made it and, for references, what it points to.</summary>
internal sealed class Slot
{
    /// <summary>Stands for values below what dead code or a handler entry tells us.</summary>
    internal static readonly Slot Nothing = new(SlotOrigin.Value, -1);

    internal Slot(SlotOrigin origin, int producer)
    {
        Origin = origin;
        Producer = producer;
        Root = producer;
        Tail = producer;
    }

    internal SlotOrigin Origin { get; }

    /// <summary>Index of the instruction that pushed it; -1 for a merge or an exception object.</summary>
    internal int Producer { get; }

    /// <summary>For references: the ldflda, ldelema or ldsflda that the chain begins with.</summary>
    internal int Root { get; init; }

    /// <summary>For references: the last ldflda of the chain, or the root.</summary>
    internal int Tail { get; init; }

    /// <summary>For Field: the object. For Element: the array. For an interior reference of unknown origin: the outer reference.</summary>
    internal Slot? Owner { get; init; }

    /// <summary>For Element: the index.</summary>
    internal Slot? Index { get; init; }

    /// <summary>For Field and Static: the outermost field.</summary>
    internal FieldReference? Field { get; init; }

    /// <summary>Static type where it is cheap to tell; for labels and names only.</summary>
    internal TypeReference? Type { get; init; }

    /// <summary>True when more than one consumer sees it (dup): code before the root cannot serve them all.</summary>
    internal bool IsShared { get; set; }

    /// <summary>True when the origin must be noted at run time, because the reference leaves the direct chain.</summary>
    internal bool IsNoted { get; set; }

    /// <summary>True when a modelled call receives it.</summary>
    internal bool GoesToModel { get; set; }

    internal bool IsReference => Origin != SlotOrigin.Value;

    /// <summary>True for a reference with a location another thread could reach and that the method can name.</summary>
    internal bool IsLocated => Origin is SlotOrigin.Field or SlotOrigin.Element or SlotOrigin.Static;
}
