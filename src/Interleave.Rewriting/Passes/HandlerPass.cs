using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>Lets the tester's own exception through catch blocks and filters that would take it.</summary>
internal static class HandlerPass
{
    internal static void Run(MethodRewrite method)
    {
        foreach (ExceptionHandler handler in method.Method.Body.ExceptionHandlers)
        {
            if (handler.HandlerType == ExceptionHandlerType.Catch && TakesEverything(handler.CatchType))
            {
                Catch(method, handler);
            }
            else if (handler.HandlerType == ExceptionHandlerType.Filter)
            {
                Filter(method, handler);
            }
        }
    }

    private static bool TakesEverything(TypeReference type) => type is GenericParameter || type.FullName is "System.Exception" or "System.Object";

    private static void Catch(MethodRewrite method, ExceptionHandler handler)
    {
        Instruction[] box = handler.CatchType is GenericParameter ? [Instruction.Create(OpCodes.Box, handler.CatchType)] : [];
        method.Code.First(handler.HandlerStart.Offset, [MethodRewrite.Ins(OpCodes.Dup), .. box, method.Call("OnCatch")]);
    }

    private static void Filter(MethodRewrite method, ExceptionHandler handler)
    {
        // A filter has one endfilter, its last instruction (ECMA-335 III.3.34): branch to it with the answer 0.
        Instruction start = handler.FilterStart;
        Instruction asUsual = MethodRewrite.Ins(OpCodes.Nop);
        Instruction end = method.Code[handler.HandlerStart.Offset - 1];
        method.Code.First(
            start.Offset,
            MethodRewrite.Ins(OpCodes.Dup),
            method.Call("IsTeardown"),
            Instruction.Create(OpCodes.Brfalse, asUsual),
            MethodRewrite.Ins(OpCodes.Pop),
            MethodRewrite.Ins(OpCodes.Ldc_I4_0),
            Instruction.Create(OpCodes.Br, end),
            asUsual);
    }
}
