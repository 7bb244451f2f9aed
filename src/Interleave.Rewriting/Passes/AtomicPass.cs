using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Puts the body of an [Atomic] method between EnterAtomic and, in a finally block, ExitAtomic. An async method can't
/// be one step, as it returns before it is done: it is refused when it is called.
/// </summary>
internal static class AtomicPass
{
    private const string AsyncReason =
        "it is marked [Atomic] but async, and an async method can't be one step; move the part that must be atomic into a method of its own";

    internal static void Run(MethodRewrite method)
    {
        if (Marks.IsAsync(method.Method))
        {
            method.Code.Prologue(RefusedCall.Refuse(method, 0, $"{FieldTraits.SourceType(method.Method.DeclaringType.FullName)}.{method.Method.Name}", AsyncReason));
            return;
        }

        if (FieldTraits.IsStateMachine(method.Method.DeclaringType)
            && method.Method.DeclaringType.Interfaces.Any(i => i.InterfaceType.Name == "IAsyncStateMachine"))
        {
            return;
        }

        Wrap(method);
    }

    private static void Wrap(MethodRewrite method)
    {
        BodyEditor code = method.Code;
        bool isVoid = TypeFacts.Strip(method.Method.ReturnType).MetadataType == MetadataType.Void;
        VariableDefinition? result = isVoid ? null : method.Temporary(method.Method.ReturnType, "result");
        Instruction end = result is null ? MethodRewrite.Ins(OpCodes.Nop) : MethodRewrite.Load(result);
        for (int i = 0; i < code.Count; i++)
        {
            Instruction instruction = code[i];
            if (instruction.OpCode.Code == Code.Ret)
            {
                if (result is not null)
                {
                    code.Before(i, MethodRewrite.Store(result));
                }

                instruction.OpCode = OpCodes.Leave;
                instruction.Operand = end;
            }
            else if (instruction.OpCode.Code == Code.Tail)
            {
                instruction.OpCode = OpCodes.Nop;
            }
        }

        Instruction leaving = method.Call("ExitAtomic");
        code.Prologue(method.Call("EnterAtomic"));
        code.Epilogue(leaving, MethodRewrite.Ins(OpCodes.Endfinally), end, MethodRewrite.Ins(OpCodes.Ret));

        // The outermost handler comes last (ECMA-335 II.19).
        method.Method.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = code[0],
            TryEnd = leaving,
            HandlerStart = leaving,
            HandlerEnd = end,
        });
    }
}
