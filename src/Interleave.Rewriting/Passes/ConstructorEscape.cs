using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Accesses of a constructor to its own object before anyone else can have a reference to it. The object escapes
/// where <c>this</c> is used for anything but its own fields or a base constructor that keeps it to itself.
/// </summary>
internal sealed class ConstructorEscape
{
    private readonly MethodRewrite _method;
    private readonly int _escapes;

    private ConstructorEscape(MethodRewrite method, int escapes)
    {
        _method = method;
        _escapes = escapes;
    }

    internal static ConstructorEscape Of(MethodRewrite method)
    {
        MethodDefinition definition = method.Method;
        bool applies = definition is { IsConstructor: true, IsStatic: false } && !definition.DeclaringType.IsValueType;
        return new ConstructorEscape(method, applies ? FirstEscape(method) : 0);
    }

    /// <summary>Whether the object is the one under construction and still unknown to others.</summary>
    internal bool IsOwn(int index, Slot on) => index < _escapes && IsThis(_method, on);

    private static bool IsThis(MethodRewrite method, Slot slot) =>
        slot.Producer >= 0 && method.Code[slot.Producer].OpCode.Code == Code.Ldarg_0;

    private static int FirstEscape(MethodRewrite method)
    {
        int escape = method.Code.Count;
        for (int i = 0; i < method.Code.Count; i++)
        {
            if (Escapes(method, i))
            {
                escape = i;
                break;
            }
        }

        // A loop around the escape makes everything in the loop come after it.
        for (int i = method.Code.Count - 1; i >= escape; i--)
        {
            if (method.Code[i].Operand is Instruction target && target.Offset < escape)
            {
                escape = target.Offset;
            }
        }

        return escape;
    }

    private static bool Escapes(MethodRewrite method, int index)
    {
        Slot[] inputs = method.Stack[index];
        Instruction instruction = method.Code[index];
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!IsThis(method, inputs[i]))
            {
                continue;
            }

            bool isOwner = i == 0 && instruction.OpCode.Code is Code.Ldfld or Code.Stfld or Code.Ldflda;
            bool isHarmless = instruction.OpCode.Code is Code.Pop or Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S;
            bool isBase = i == 0 && instruction.OpCode.Code == Code.Call
                && instruction.Operand is MethodReference { Name: ".ctor" } called && KeepsThis(method, called);
            if (!isOwner && !isHarmless && !isBase)
            {
                return true;
            }
        }

        return false;
    }

    private static bool KeepsThis(MethodRewrite method, MethodReference constructor)
    {
        // A base class outside of the rewritten code starts no threads on us that a model would not have seen.
        if (!method.Module.IsRewritten(constructor.DeclaringType))
        {
            return true;
        }

        MethodDefinition? definition = TypeFacts.Resolve(constructor);
        return definition?.HasBody == true && KeepsThis(definition, depth: 0);
    }

    private static bool KeepsThis(MethodDefinition constructor, int depth)
    {
        // Conservative and cheap: every ldarg.0 must be the owner of a field store or the receiver of a base constructor;
        // with straight-line code that is so when each is followed, in order, by one of those.
        if (depth > 8 || !constructor.HasBody)
        {
            return false;
        }

        int loads = 0;
        int uses = 0;
        foreach (Instruction instruction in constructor.Body.Instructions)
        {
            switch (instruction.OpCode.Code)
            {
                case Code.Ldarg_0:
                    loads++;
                    break;
                case Code.Stfld:
                    uses++;
                    break;
                case Code.Call when instruction.Operand is MethodReference { Name: ".ctor" } inner:
                    uses++;
                    if (inner.DeclaringType.FullName != "System.Object"
                        && (TypeFacts.Resolve(inner) is not { } next || !KeepsThis(next, depth + 1)))
                    {
                        return false;
                    }

                    break;
                case Code.Newobj or Code.Call or Code.Callvirt when loads > uses:
                    // Something else runs while this is on the stack: it may be among the arguments.
                    return false;
            }
        }

        return loads == uses;
    }
}
