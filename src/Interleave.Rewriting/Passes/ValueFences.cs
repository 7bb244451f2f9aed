using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Under a weak memory model, code that is not rewritten sees memory as it is: a full fence stands before each call of
/// it. Not before the constructor of <see cref="object"/>, which every object calls and which touches nothing.
/// </summary>
internal static class ValueFences
{
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
        place.Called.DeclaringType.FullName == "System.Object" && place.Called.Name == ".ctor";
}
