using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>Turns one instruction that names a modelled member into one that names its model.</summary>
internal static class ModelledCall
{
    internal static void Redirect(CallPlace place)
    {
        (MethodRewrite method, int index, MethodReference called, CallTarget target) = place;
        Instruction instruction = place.Instruction;
        if (instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
        {
            if (!method.Module.Delegates.OfModelled(place))
            {
                RefusedCall.EmitPointer(place);
            }

            return;
        }

        DropPrefixes(method, index);
        method.Code.Before(index, [.. place.Site(), method.Call("Site")]);
        if (called.Name == ".ctor" && instruction.OpCode.Code == Code.Call)
        {
            // A struct constructed in place: address and arguments are on the stack; the model returns the value.
            method.Code.After(index, Instruction.Create(OpCodes.Stobj, called.DeclaringType));
        }

        instruction.OpCode = OpCodes.Call;
        instruction.Operand = Generics.Carry(called, method.Module.Import(target.Model!));
    }

    /// <summary>tail. promises a frame we may still need; constrained. belongs to the virtual call that is gone.</summary>
    internal static void DropPrefixes(MethodRewrite method, int index)
    {
        for (int i = method.Code.StartOf(index); i < index; i++)
        {
            method.Code[i].OpCode = OpCodes.Nop;
            method.Code[i].Operand = null;
        }
    }
}
