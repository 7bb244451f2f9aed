using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// A call that itself stays: counted; but <c>constrained.</c> may make an interface's or object's member out of a
/// modelled struct's, such as IDisposable.Dispose on a CancellationTokenRegistration.
/// </summary>
internal static class ConstrainedCall
{
    internal static void Visit(CallPlace place)
    {
        if (place.Instruction.OpCode.Code == Code.Callvirt && Constraint(place) is { } type && Model(place, type) is { } own)
        {
            place.Method.Module.CountCall(own.Display, CallVerdict.Modelled, null);
            ModelledCall.Redirect(place with { Called = Member(type, place.Called), Target = own });
            return;
        }

        place.Count(CallVerdict.Atomic, place.Target.Reason);
    }

    /// <summary>
    /// A modelled member of an interface or of object, called through a type. A struct is no object that a model knows,
    /// unless it has a model of its own; a reference type's receiver is loaded from the reference it is given by.
    /// </summary>
    internal static void VisitModelled(CallPlace place, TypeReference type)
    {
        bool isStruct = type is not GenericParameter && TypeFacts.IsValueType(type);
        bool isHash = place.Called.Name == nameof(GetHashCode);
        bool mayBeStruct = type is GenericParameter { HasReferenceTypeConstraint: false } && !isHash;
        if (isStruct || mayBeStruct || place.Called.Parameters.Count > 0)
        {
            Visit(place);
            return;
        }

        place.Count(CallVerdict.Modelled, null);
        place.Method.Code.Before(place.Index, Instruction.Create(OpCodes.Ldobj, type), Instruction.Create(OpCodes.Box, type));
        ModelledCall.Redirect(place);
    }

    /// <summary>The type of the call's <c>constrained.</c> prefix, if it has one.</summary>
    internal static TypeReference? Constraint(CallPlace place) => Constraint(place.Method, place.Index);

    /// <summary>The same by index.</summary>
    internal static TypeReference? Constraint(MethodRewrite method, int index)
    {
        BodyEditor code = method.Code;
        for (int i = code.StartOf(index); i < index; i++)
        {
            if (code[i].OpCode.Code == Code.Constrained)
            {
                return (TypeReference)code[i].Operand;
            }
        }

        return null;
    }

    private static CallTarget? Model(CallPlace place, TypeReference type)
    {
        ModuleRewrite module = place.Method.Module;
        if (!module.Models.IsModelled(type.GetElementType().FullName) || !TypeFacts.IsValueType(type) || place.Called is GenericInstanceMethod)
        {
            return null;
        }

        CallTarget target = module.Calls.Resolve(Member(type, place.Called));
        return target.Kind == CallKind.Modelled ? target : null;
    }

    /// <summary>The struct's own public member of the same name and parameters.</summary>
    private static MethodReference Member(TypeReference type, MethodReference called)
    {
        var member = new MethodReference(called.Name, called.ReturnType, type) { HasThis = true };
        foreach (ParameterDefinition parameter in called.Parameters)
        {
            member.Parameters.Add(new ParameterDefinition(Generics.Substitute(parameter.ParameterType, called.DeclaringType)));
        }

        return member;
    }
}
