using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Policy;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>Decides for each called member where the call goes. Asked after the module's types have been replaced.</summary>
internal sealed class CallResolver(ModuleRewrite module, TypeReplacement replacement)
{
    private readonly Dictionary<MethodReference, CallTarget> _known = new(ReferenceEqualityComparer.Instance);

    internal CallTarget Resolve(MethodReference called)
    {
        MethodReference open = called.GetElementMethod();
        if (!_known.TryGetValue(open, out CallTarget? target))
        {
            target = Decide(open);
            _known.Add(open, target);
        }

        return target;
    }

    private CallTarget Decide(MethodReference open)
    {
        TypeReference declaring = open.DeclaringType.GetElementType();
        if (open.DeclaringType is ArrayType)
        {
            return new CallTarget(open, CallKind.Rewritten);
        }

        if (replacement.IsReplacement(declaring))
        {
            return TypeFacts.Resolve(open) is not null
                ? new CallTarget(open, CallKind.Replaced)
                : new CallTarget(open, CallKind.Refused) { CannotBind = true, Reason = "its type is modelled, but this member is not; use another member of the type" };
        }

        if (module.Models.IsModelled(declaring.FullName) && declaring.Scope is not ModuleDefinition && module.Models.Find(Signatures.Of(open)) is { } model)
        {
            return new CallTarget(open, CallKind.Modelled) { Model = model, MustBind = replacement.Mentions(open) };
        }

        if (module.IsRewritten(declaring))
        {
            return new CallTarget(open, CallKind.Rewritten);
        }

        if (replacement.Mentions(open))
        {
            return new CallTarget(open, CallKind.Refused) { CannotBind = true, Reason = PolicyReasons.Signature };
        }

        PolicyEntry entry = CallPolicy.Default.For(declaring, open);
        return new CallTarget(open, entry.IsRefused ? CallKind.Refused : CallKind.Atomic) { Reason = entry.Reason };
    }
}
