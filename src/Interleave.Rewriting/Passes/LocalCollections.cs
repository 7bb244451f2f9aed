using Interleave.Rewriting.Analysis;
using Interleave.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Collections that a method makes and keeps to itself: in locals, used for nothing but calls of their members that give
/// nothing back through which they could be reached. No other thread can see them, so their calls need no probes.
/// Flow-insensitive: one use that lets a value out spoils every value it may share a local with.
/// </summary>
internal sealed class LocalCollections
{
    private static readonly HashSet<string> s_contents = new(KnownCollections.AllContents.Select(Signatures.Name), StringComparer.Ordinal);

    private readonly MethodRewrite _method;

    // Indices of instructions whose result is such a collection, an enumerator over one, or the address of that.
    private readonly HashSet<int> _own = [];
    private readonly Dictionary<int, List<int>> _storesOf = [];
    private readonly Dictionary<int, List<int>> _loadsOf = [];
    private readonly Dictionary<int, List<int>> _localsOf = [];

    private LocalCollections(MethodRewrite method) => _method = method;

    /// <summary>Works them out; cheap for methods that make no collection.</summary>
    internal static LocalCollections Of(MethodRewrite method)
    {
        var result = new LocalCollections(method);
        if (result.HasSeeds())
        {
            result.IndexLocals();
            result.Assume();
            result.Check();
        }

        return result;
    }

    /// <summary>Whether the value is such a collection.</summary>
    internal bool IsOwn(Slot slot) => _own.Contains(slot.Producer);

    private static bool IsSeed(Instruction instruction) =>
        instruction is { OpCode.Code: Code.Newobj, Operand: MethodReference constructor }
        && s_contents.Contains(constructor.DeclaringType.GetElementType().FullName);

    private bool HasSeeds()
    {
        for (int i = 0; i < _method.Code.Count; i++)
        {
            if (IsSeed(_method.Code[i]))
            {
                return true;
            }
        }

        return false;
    }

    private void IndexLocals()
    {
        for (int i = 0; i < _method.Code.Count; i++)
        {
            Code code = _method.Code[i].OpCode.Code;
            if (Il.IsStoreLocal(code))
            {
                int local = Il.LocalIndex(_method.Code[i]);
                Add(_storesOf, local, i);
                Add(_localsOf, _method.Stack[i][0].Producer, local);
            }
            else if (Il.IsLoadLocal(code) || code is Code.Ldloca or Code.Ldloca_S)
            {
                Add(_loadsOf, Il.LocalIndex(_method.Code[i]), i);
            }
        }
    }

    private static void Add(Dictionary<int, List<int>> lists, int key, int value)
    {
        if (!lists.TryGetValue(key, out List<int>? list))
        {
            lists.Add(key, list = []);
        }

        list.Add(value);
    }

    /// <summary>Optimistically: seeds, locals that hold nothing else, and what calls on those hand on.</summary>
    private void Assume()
    {
        bool changed = true;
        while (changed)
        {
            int before = _own.Count;
            for (int i = 0; i < _method.Code.Count; i++)
            {
                Instruction instruction = _method.Code[i];
                if (IsSeed(instruction) || (Il.IsCall(instruction.OpCode.Code) && HandsOn(i) != Handing.Nothing && IsOwn(_method.Stack[i][0])))
                {
                    _own.Add(i);
                }
            }

            foreach ((int local, List<int> stores) in _storesOf)
            {
                if (stores.TrueForAll(s => IsOwn(_method.Stack[s][0])))
                {
                    _own.UnionWith(_loadsOf.GetValueOrDefault(local) ?? []);
                }
            }

            changed = _own.Count > before;
        }
    }

    /// <summary>Takes back what is let out.</summary>
    private void Check()
    {
        var used = new HashSet<int>();
        var spoilt = new List<int>();
        for (int i = 0; i < _method.Code.Count; i++)
        {
            Slot[] inputs = _method.Stack[i];
            for (int k = 0; k < inputs.Length; k++)
            {
                used.Add(inputs[k].Producer);
                if (IsOwn(inputs[k]) && (inputs[k].IsNoted || !Keeps(i, k)))
                {
                    spoilt.Add(inputs[k].Producer);
                }
            }
        }

        // A value nobody takes directly went into a join of branches.
        spoilt.AddRange(_own.Where(o => !used.Contains(o)));
        foreach (int producer in spoilt)
        {
            Spoil(producer);
        }
    }

    private void Spoil(int producer)
    {
        if (!_own.Remove(producer))
        {
            return;
        }

        Code code = _method.Code[producer].OpCode.Code;
        if (Il.IsLoadLocal(code) || code is Code.Ldloca or Code.Ldloca_S)
        {
            SpoilLocal(Il.LocalIndex(_method.Code[producer]));
        }
        else if (code != Code.Newobj)
        {
            Spoil(_method.Stack[producer][0].Producer);
        }

        foreach (int local in _localsOf.GetValueOrDefault(producer) ?? [])
        {
            SpoilLocal(local);
        }

        // And what calls on it handed on.
        for (int i = producer + 1; i < _method.Code.Count; i++)
        {
            if (_own.Contains(i) && Il.IsCall(_method.Code[i].OpCode.Code) && _method.Stack[i].Length > 0 && _method.Stack[i][0].Producer == producer)
            {
                Spoil(i);
            }
        }
    }

    private void SpoilLocal(int local)
    {
        foreach (int load in _loadsOf.GetValueOrDefault(local) ?? [])
        {
            Spoil(load);
        }

        foreach (int store in _storesOf.GetValueOrDefault(local) ?? [])
        {
            Spoil(_method.Stack[store][0].Producer);
        }
    }

    /// <summary>Whether an instruction that takes such a value as its input k keeps it from others.</summary>
    private bool Keeps(int index, int input)
    {
        Instruction instruction = _method.Code[index];
        bool isAddress = _method.Code[_method.Stack[index][input].Producer].OpCode.Code is Code.Ldloca or Code.Ldloca_S;
        switch (instruction.OpCode.Code)
        {
            case Code.Pop or Code.Dup or Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S:
                return true;
            case Code.Initobj:
                return isAddress;
        }

        if (Il.IsStoreLocal(instruction.OpCode.Code))
        {
            return !isAddress && _storesOf[Il.LocalIndex(instruction)].TrueForAll(s => IsOwn(_method.Stack[s][0]));
        }

        if (!Il.IsCall(instruction.OpCode.Code))
        {
            return false;
        }

        return isAddress ? input == 0 && IsEnumerators(index) : KeepsInCall(index, input);
    }

    private bool KeepsInCall(int index, int input)
    {
        var called = (MethodReference)_method.Code[index].Operand;
        CollectionCall call = _method.Module.CollectionCallOf(called);
        bool isNew = _method.Code[index].OpCode.Code == Code.Newobj;
        int firstParameter = called.HasThis && !isNew ? 1 : 0;
        bool isReceiver = call.TouchesReceiver && input == Math.Max(0, call.Receiver) && !isNew;
        bool isArgument = Array.Exists(call.Arguments, a => a.Parameter + firstParameter == input);
        return isReceiver ? HandsOn(index) != Handing.Nothing || IsPlain(called.ReturnType)
            : isArgument && (isNew ? IsSeed(_method.Code[index]) : IsPlain(called.ReturnType) || called.DeclaringType.FullName == "System.Linq.Enumerable");
    }

    /// <summary>A result through which nothing can be reached but items.</summary>
    private static bool IsPlain(TypeReference result)
    {
        TypeReference type = TypeFacts.Strip(result);
        return type is GenericParameter or ByReferenceType or ArrayType || type.IsPrimitive
            || type.MetadataType is MetadataType.Void or MetadataType.String
            || type.GetElementType().FullName is "System.Span`1" or "System.ReadOnlySpan`1";
    }

    /// <summary>A call on a local enumerator: MoveNext, Current, Dispose.</summary>
    private bool IsEnumerators(int index)
    {
        var called = (MethodReference)_method.Code[index].Operand;
        TypeReference on = ConstrainedCall.Constraint(_method, index) ?? called.DeclaringType;
        return on.GetElementType().Name == "Enumerator" && called.Parameters.Count == 0;
    }

    private Handing HandsOn(int index)
    {
        if (_method.Code[index].Operand is not MethodReference { HasThis: true } called || _method.Code[index].OpCode.Code == Code.Newobj)
        {
            return Handing.Nothing;
        }

        TypeReference result = called.ReturnType.GetElementType();
        return called.Name == "GetEnumerator" && result.Name == "Enumerator" && TypeFacts.IsValueType(result) ? Handing.Enumerator
            : result.FullName == "System.Text.StringBuilder" && called.DeclaringType.FullName == result.FullName ? Handing.Itself
            : Handing.Nothing;
    }

    private enum Handing
    {
        Nothing,
        Itself,
        Enumerator,
    }
}
