using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>Code that ends the execution when a refused call is reached; without an execution the call goes through.</summary>
internal static class RefusedCall
{
    internal static void Emit(CallPlace place)
    {
        place.Method.Code.Before(place.Index, Refuse(place.Method, place.Index, place.Target.Member, place.Target.Reason!));
        if (!place.Target.CannotBind)
        {
            return;
        }

        if (place.Instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
        {
            EmitPointer(place);
            return;
        }

        Lower(place);
    }

    /// <summary>The code that refuses, for any place.</summary>
    internal static Instruction[] Refuse(MethodRewrite method, int index, string member, string reason)
    {
        // The message shows the stack: the method must be on it.
        method.Method.AggressiveInlining = false;
        method.Method.NoInlining = true;
        return [.. method.Site(index, member), Instruction.Create(OpCodes.Ldstr, reason), method.Call("Refuse")];
    }

    /// <summary>A function pointer that can't be made: refused, and null for whoever runs outside of an execution.</summary>
    internal static void EmitPointer(CallPlace place)
    {
        Instruction instruction = place.Instruction;
        BodyEditor code = place.Method.Code;
        code.Before(place.Index, Refuse(place.Method, place.Index, place.Target.Member, place.Target.Reason ?? Policy.PolicyReasons.Delegate));
        if (instruction.OpCode.Code == Code.Ldvirtftn)
        {
            code.Before(place.Index, MethodRewrite.Ins(OpCodes.Pop));
        }

        code.Before(place.Index, MethodRewrite.Ins(OpCodes.Ldc_I4_0));
        instruction.OpCode = OpCodes.Conv_U;
        instruction.Operand = null;
    }

    /// <summary>Replaces the call by dropping its arguments and pushing a default result: no such member exists to bind to.</summary>
    private static void Lower(CallPlace place)
    {
        (MethodRewrite method, int index, MethodReference called, _) = place;
        Instruction instruction = place.Instruction;
        ModelledCall.DropPrefixes(method, index);
        TypeReference result = instruction.OpCode.Code == Code.Newobj
            ? called.DeclaringType
            : Generics.Substitute(called.ReturnType, called.DeclaringType, called);
        int arguments = method.Stack[index].Length;
        for (int i = 0; i < arguments; i++)
        {
            method.Code.Before(index, MethodRewrite.Ins(OpCodes.Pop));
        }

        bool isVoid = TypeFacts.Strip(result).MetadataType == MetadataType.Void;
        VariableDefinition? nothing = isVoid || TypeFacts.IsByReference(result) ? null : method.Temporary(result, "default");
        instruction.OpCode = nothing is not null ? OpCodes.Ldloc : isVoid ? OpCodes.Nop : OpCodes.Conv_U;
        instruction.Operand = nothing;
        if (nothing is null && !isVoid)
        {
            method.Code.Before(index, MethodRewrite.Ins(OpCodes.Ldc_I4_0));
        }
    }
}
