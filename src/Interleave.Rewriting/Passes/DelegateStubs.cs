using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Policy;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Members taken as delegates (<c>Parallel.ForEach(items, list.Add)</c>). Whoever calls such a delegate calls the member
/// itself, so what belongs before the call goes into a stub that the delegate gets instead. One per member and module:
/// two delegates of one member and receiver stay equal, and <see cref="Delegate.Target"/> stays the receiver.
/// </summary>
internal sealed class DelegateStubs(ModuleRewrite module)
{
    private readonly Dictionary<string, (DelegateStub? Stub, int Site)> _known = new(StringComparer.Ordinal);

    /// <summary>A delegate of a modelled member gets a stub that notes the site and calls the model.</summary>
    /// <returns>False when there can be no stub.</returns>
    internal bool OfModelled(CallPlace place) => Redirect(place, module.Import(place.Target.Model!), (_, site) => [.. site, place.Method.Call("Site")]);

    /// <summary>A delegate of a member of a collection that is not thread-safe gets a stub with the probes.</summary>
    internal void OfCollection(CallPlace place, CollectionCall call)
    {
        if (Redirect(place, null, (stub, site) => Probes(place, call, stub, site)))
        {
            place.Count(CallVerdict.Atomic, place.Target.Reason);
        }
    }

    private static List<Instruction> Probes(CallPlace place, CollectionCall call, DelegateStub stub, Instruction[] site)
    {
        MethodRewrite method = place.Method;
        var code = new List<Instruction>();
        int firstParameter = place.Called.HasThis ? 1 : 0;
        foreach ((int parameter, bool writes) in call.Arguments)
        {
            Add(firstParameter + parameter, method.Call(writes ? "WriteCollection" : "ReadCollection"));
        }

        if (call.TouchesReceiver)
        {
            bool writes = call.Use is CollectionUse.Writes or CollectionUse.FieldWrites;
            string probe = call.Field is not null ? (writes ? "WriteField" : "ReadField")
                : (writes ? "WriteCollection" : "ReadCollection") + (IsBase(place) ? "Base" : "");
            Add(Math.Max(0, call.Receiver), stub.Boxed is null
                ? method.Call(probe)
                : Instruction.Create(OpCodes.Call, method.Module.Probes.Over(writes ? "WriteCollectionIn" : "ReadCollectionIn", stub.Boxed)));
        }

        RewriterOptions options = method.Module.Options;
        if (options.ValueProbes && options.MemoryProbes)
        {
            code.Add(method.Call("Fence"));
        }

        return code;

        void Add(int operand, Instruction probe)
        {
            code.AddRange(stub.Operand(operand));
            code.AddRange(site.Select(Il.Copy));
            code.Add(probe);
        }
    }

    /// <summary>The address of a virtual member taken without looking at the receiver: <c>base.M</c>.</summary>
    private static bool IsBase(CallPlace place) =>
        place.Called.HasThis && place.Instruction.OpCode.Code == Code.Ldftn && TypeFacts.Resolve(place.Called) is { IsVirtual: true, IsFinal: false };

    private bool Redirect(CallPlace place, MethodReference? model, Func<DelegateStub, Instruction[], List<Instruction>> before)
    {
        string key = (IsBase(place) ? "base " : "") + place.Called.FullName;
        if (!_known.TryGetValue(key, out (DelegateStub? Stub, int Site) known))
        {
            DelegateStub? stub = DelegateStub.Of(module.Module, place.Called, model);
            known = (stub, module.Sites.Count);
            _known.Add(key, known);
            if (stub is not null)
            {
                Slot[] taken = place.Index + 1 < place.Method.Code.Count ? place.Method.Stack[place.Index + 1] : [];
                string? label = place.Called.HasThis && taken.Length > 0 ? place.Method.LabelOf(taken[0]) : null;
                stub.Complete(before(stub, place.Method.Site(place.Index, place.Target.Member, label)), place.Instruction.OpCode.Code == Code.Ldvirtftn && model is null);
                module.Holder.Type.Methods.Add(stub.Definition);
            }
        }
        else if (known.Stub is not null)
        {
            // Which of the places made the delegate that is called, nobody knows.
            module.Sites[known.Site] = module.Sites[known.Site] with { Method = "several places", File = null, Line = 0, Label = null };
        }

        return known.Stub is not null && Patch(place, known.Stub);
    }

    private bool Patch(CallPlace place, DelegateStub stub)
    {
        BodyEditor code = place.Method.Code;
        Instruction instruction = place.Instruction;
        bool isVirtual = instruction.OpCode.Code == Code.Ldvirtftn;
        if (isVirtual && TypeFacts.Resolve(place.Called) is { IsVirtual: true, IsFinal: false, DeclaringType.IsSealed: false })
        {
            // What ldvirtftn would throw for null; the pop is the receiver that it would take.
            code.Before(place.Index, Instruction.Create(OpCodes.Callvirt, module.Probes.TypeOfObject), MethodRewrite.Ins(OpCodes.Pop));
        }
        else if (isVirtual)
        {
            // The JIT takes it for ldftn, so that it is the delegate's constructor that throws.
            code.Before(place.Index, place.Method.Call("Bound"));
        }
        else if (place.Called.HasThis)
        {
            code.Before(place.Index, MethodRewrite.Ins(OpCodes.Dup), place.Method.Call("Bound"));
        }

        instruction.OpCode = OpCodes.Ldftn;
        instruction.Operand = stub.For(place.Called);
        return true;
    }
}
