using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Under a weak memory model, code that is not rewritten sees memory as it is: a full fence stands before each call of
/// it. Not before the constructor of <see cref="object"/>, which every object calls, and the types whose members
/// compute from their arguments and touch no memory that another thread could write.
/// </summary>
internal static class ValueFences
{
    private static readonly HashSet<string> s_pure = new(StringComparer.Ordinal)
    {
        "System.Math", "System.MathF", "System.String", "System.Char", "System.Boolean", "System.Byte", "System.SByte",
        "System.Int16", "System.UInt16", "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.IntPtr",
        "System.UIntPtr", "System.Single", "System.Double", "System.Decimal", "System.Nullable`1", "System.TimeSpan",
        "System.ArgumentNullException", "System.ArgumentOutOfRangeException", "System.Numerics.BitOperations",
    };

    internal static void Before(CallPlace place)
    {
        RewriterOptions options = place.Method.Module.Options;
        bool isCall = place.Instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;
        if (options.ValueProbes && options.MemoryProbes && isCall && !TouchesNothing(place))
        {
            place.Method.Code.Before(place.Index, place.Method.Call("Fence"));
        }
    }

    private static bool TouchesNothing(CallPlace place) =>
        (place.Called.DeclaringType.FullName == "System.Object" && place.Called.Name == ".ctor")
        || s_pure.Contains(place.Called.DeclaringType.GetElementType().FullName);
}
