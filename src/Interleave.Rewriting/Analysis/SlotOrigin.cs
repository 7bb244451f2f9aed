namespace Interleave.Rewriting.Analysis;

/// <summary>Where a managed reference on the evaluation stack points to, as far as the method itself tells.</summary>
internal enum SlotOrigin
{
    /// <summary>Not a managed reference.</summary>
    Value,

    /// <summary>A reference from elsewhere: a parameter, a ref local, a ref return, the receiver of a struct's method.</summary>
    Unknown,

    /// <summary>A local, an argument, a box, a readonly or compiler-made field: no other thread's access can matter.</summary>
    Private,

    /// <summary>An instance field of an object, or something inside it.</summary>
    Field,

    /// <summary>An array element, or something inside it.</summary>
    Element,

    /// <summary>A static field, or something inside it.</summary>
    Static,
}
