using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>One instruction that calls a member, or takes its address, with what is known about the member.</summary>
internal readonly record struct CallPlace(MethodRewrite Method, int Index, MethodReference Called, CallTarget Target)
{
    /// <summary>The instruction itself.</summary>
    internal Instruction Instruction => Method.Code[Index];

    /// <summary>For the report.</summary>
    internal void Count(CallVerdict verdict, string? reason) => Method.Module.CountCall(Target.Display, verdict, reason);

    /// <summary>Registers the site and gives the code that pushes its number.</summary>
    internal Instruction[] Site()
    {
        Analysis.Slot[] inputs = Method.Stack[Index];
        return Method.Site(Index, Target.Member, inputs.Length > 0 ? Method.LabelOf(inputs[0]) : null);
    }
}
