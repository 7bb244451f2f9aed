using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Redirects modelled calls, refuses uncontrolled ones, counts all that leave rewritten code. In a method that is
/// left uncontrolled only what would not bind otherwise is touched.
/// </summary>
internal static class CallPass
{
    internal static void Run(MethodRewrite method, bool onlyToBind)
    {
        for (int i = 0; i < method.Code.Count; i++)
        {
            Instruction instruction = method.Code[i];
            if (instruction.Operand is MethodReference called && instruction.OpCode.Code is
                Code.Call or Code.Callvirt or Code.Newobj or Code.Ldftn or Code.Ldvirtftn)
            {
                CallTarget target = method.Module.Calls.Resolve(called);
                if (!onlyToBind || target.MustBind || target.CannotBind || target.Kind == CallKind.Replaced)
                {
                    Visit(new CallPlace(method, i, called, target));
                }
            }
        }
    }

    private static void Visit(CallPlace place)
    {
        switch (place.Target.Kind)
        {
            case CallKind.Rewritten:
                return;
            case CallKind.Modelled when place.Instruction.OpCode.Code == Code.Callvirt && ConstrainedCall.Constraint(place) is { } type:
                ConstrainedCall.VisitModelled(place, type);
                return;
            case CallKind.Modelled when IsBaseCall(place):
                if (IdentityHash(place) is { } identity)
                {
                    ModelledCall.Redirect(place with { Target = identity });
                }

                place.Count(CallVerdict.Atomic, "called on a base class");
                return;
            case CallKind.Modelled:
                place.Count(CallVerdict.Modelled, null);
                ModelledCall.Redirect(place);
                return;
            case CallKind.Replaced:
                place.Count(CallVerdict.Modelled, null);
                place.Method.Code.Before(place.Index, [.. place.Site(), place.Method.Call("Site")]);
                return;
            case CallKind.Atomic:
                ValueFences.Before(place);
                ConstrainedCall.Visit(place);
                return;
            case CallKind.Refused:
                place.Count(CallVerdict.Refused, place.Target.Reason);
                RefusedCall.Emit(place);
                return;
        }
    }

    /// <summary>base.GetHashCode() of a class without a base of its own: the same number as RuntimeHelpers.GetHashCode gives.</summary>
    private static CallTarget? IdentityHash(CallPlace place)
    {
        const string Key = "System.Runtime.CompilerServices.RuntimeHelpers::GetHashCode(System.Object)";
        bool isIdentity = place.Called.Name == nameof(GetHashCode) && place.Called.DeclaringType.FullName == "System.Object";
        return isIdentity && place.Method.Module.Models.Find(Key) is { } model ? new CallTarget(place.Called, CallKind.Modelled) { Model = model } : null;
    }

    /// <summary>A non-virtual call to a virtual member on <c>this</c> is <c>base.M()</c>: a model would call back into the override.</summary>
    private static bool IsBaseCall(CallPlace place)
    {
        MethodReference called = place.Called;
        if (place.Instruction.OpCode.Code != Code.Call || !called.HasThis || TypeFacts.IsValueType(called.DeclaringType))
        {
            return false;
        }

        if (called.Name == ".ctor")
        {
            return true;
        }

        MethodRewrite method = place.Method;
        Slot receiver = method.Stack[place.Index][0];
        return receiver.Producer >= 0
            && method.Method.HasThis
            && method.Code[receiver.Producer].OpCode.Code == Code.Ldarg_0
            && TypeFacts.Resolve(called)?.IsVirtual == true;
    }
}
