using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Policy;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Probes before calls of members of collections that are not thread-safe, and of interfaces behind which there may be
/// one. The calls stay what they are.
/// </summary>
internal sealed class CollectionPass
{
    private readonly MethodRewrite _method;
    private readonly Lazy<LocalCollections> _locals;

    private CollectionPass(MethodRewrite method)
    {
        _method = method;
        _locals = new Lazy<LocalCollections>(() => LocalCollections.Of(method));
    }

    internal static void Run(MethodRewrite method)
    {
        var pass = new CollectionPass(method);
        for (int i = 0; i < method.Code.Count; i++)
        {
            Code code = method.Code[i].OpCode.Code;
            bool isDelegate = code is Code.Ldftn or Code.Ldvirtftn;
            if (method.Code[i].Operand is not MethodReference called || !(isDelegate || Il.IsCall(code)))
            {
                continue;
            }

            CollectionCall call = method.Module.CollectionCallOf(called);
            if (ReferenceEquals(call, CollectionCall.Nothing))
            {
                continue;
            }

            if (!isDelegate)
            {
                pass.Visit(i, called, call);
            }
            else if (method.Module.Calls.Resolve(called) is { Kind: CallKind.Atomic } target)
            {
                method.Module.Delegates.OfCollection(new CallPlace(method, i, called, target), call);
            }
        }
    }

    private void Visit(int index, MethodReference called, CollectionCall call)
    {
        Slot[] inputs = _method.Stack[index];
        int firstParameter = called.HasThis && _method.Code[index].OpCode.Code != Code.Newobj ? 1 : 0;
        var touches = new List<CollectionTouch>();
        foreach ((int parameter, bool writes) in call.Arguments)
        {
            touches.Add(new CollectionTouch(firstParameter + parameter, _method.Call(writes ? "WriteCollection" : "ReadCollection"), null));
        }

        if (call.TouchesReceiver && Receiver(index, called, call, inputs) is { } probe)
        {
            touches.Add(new CollectionTouch(Math.Max(0, call.Receiver), probe, call.Field));
        }

        touches.RemoveAll(t => _locals.Value.IsOwn(inputs[t.Input]));
        if (touches.Count > 0 && inputs.Length == firstParameter + called.Parameters.Count)
        {
            Emit(index, called, touches);
        }
    }

    /// <summary>The probe for the receiver; null when it can be no collection.</summary>
    private Instruction? Receiver(int index, MethodReference called, CollectionCall call, Slot[] inputs)
    {
        bool writes = call.Use is CollectionUse.Writes or CollectionUse.FieldWrites;
        if (call.Field is not null)
        {
            return _method.Call(writes ? "WriteField" : "ReadField");
        }

        TypeReference? byReference = ConstrainedCall.Constraint(_method, index)
            ?? (called.HasThis && TypeFacts.IsValueType(called.DeclaringType) ? called.DeclaringType : null);
        if (byReference is null)
        {
            bool isText = called.Name == nameof(ToString) && called.DeclaringType.FullName == "System.Object";
            bool isBase = called.HasThis && _method.Code[index].OpCode.Code == Code.Call;
            return isText && inputs[0].Type is { } type && type.FullName != "System.Text.StringBuilder"
                ? null
                : _method.Call((writes ? "WriteCollection" : "ReadCollection") + (isBase ? "Base" : ""));
        }

        bool isOther = byReference is not GenericParameter && TypeFacts.IsValueType(byReference)
            && !CollectionPolicy.Default.Knows(byReference.GetElementType().FullName);
        return isOther ? null : Instruction.Create(OpCodes.Call, _method.Module.Probes.Over(writes ? "WriteCollectionIn" : "ReadCollectionIn", byReference));
    }

    private void Emit(int index, MethodReference called, List<CollectionTouch> touches)
    {
        Slot[] inputs = _method.Stack[index];
        int top = inputs.Length - 1;
        int deepest = touches.Where(t => t.Input != top && _method.Reload(inputs[t.Input], index) is null).Select(t => t.Input).DefaultIfEmpty(top).Min();
        var code = new List<Instruction>();
        VariableDefinition[] spilled = [.. Enumerable.Range(deepest + 1, top - deepest).Select(i => Temporary(called, inputs.Length, i))];
        code.AddRange(spilled.Reverse().Select(MethodRewrite.Store));
        foreach (CollectionTouch touch in touches)
        {
            code.Add(touch.Input == deepest ? MethodRewrite.Ins(OpCodes.Dup)
                : touch.Input > deepest ? MethodRewrite.Load(spilled[touch.Input - deepest - 1])
                : _method.Reload(inputs[touch.Input], index)!);
            code.AddRange(Site(index, called, inputs[touch.Input], touch.Field));
            code.Add(touch.Probe);
        }

        code.AddRange(spilled.Select(MethodRewrite.Load));
        _method.Code.Before(index, [.. code]);
    }

    private VariableDefinition Temporary(MethodReference called, int inputs, int input)
    {
        int parameter = input - (inputs - called.Parameters.Count);
        TypeReference type = Generics.Substitute(called.Parameters[parameter].ParameterType, called.DeclaringType, called);
        return _method.Temporary(type, $"argument {input}: ");
    }

    private Instruction[] Site(int index, MethodReference called, Slot on, string? field)
    {
        return field is null
            ? _method.Site(index, _method.Module.Calls.Resolve(called).Member, _method.LabelOf(on) ?? PropertyLabel(on))
            : _method.Site(index, $"{called.DeclaringType.GetElementType().FullName}.{field}");
    }

    /// <summary>For a receiver that a property of rewritten code gave.</summary>
    private string? PropertyLabel(Slot on) =>
        on.Producer >= 0
        && _method.Code[on.Producer].Operand is MethodReference { Name: ['g', 'e', 't', '_', .. var name], Parameters.Count: 0 } getter
        && _method.Module.IsRewritten(getter.DeclaringType)
            ? $"{getter.DeclaringType.GetElementType().Name.Split('`')[0]}.{name}"
            : null;

    /// <summary>One probe of a call.</summary>
    /// <param name="Input">Which of the call's operands, deepest first.</param>
    /// <param name="Probe">The call of the probe.</param>
    /// <param name="Field">The field of the operand it is about, when it is about one.</param>
    private readonly record struct CollectionTouch(int Input, Instruction Probe, string? Field);
}
