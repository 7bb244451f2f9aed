using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Unit.Rewriting;

/// <summary>
/// The kinds of the values on the stack along every path (ECMA-335 III.1.8.1): those that meet at a branch target must
/// fit, as must what is stored to a local, given to a call and returned.
/// </summary>
internal sealed class IlKinds
{
    private readonly MethodDefinition _method;
    private readonly Dictionary<Instruction, int> _index = [];
    private readonly StackKind[]?[] _at;
    private readonly Queue<int> _todo = new();

    private IlKinds(MethodDefinition method)
    {
        _method = method;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            _index.Add(instruction, _index.Count);
        }

        _at = new StackKind[]?[_index.Count];
    }

    /// <summary>The first problem of a method whose stack depths are right.</summary>
    internal static string? Problem(MethodDefinition method)
    {
        var kinds = new IlKinds(method);
        string? problem = kinds.Reach(0, []);
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            bool hasException = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            problem ??= kinds.Reach(kinds._index[handler.HandlerStart], hasException ? [StackKind.Object] : []);
            problem ??= handler.FilterStart is null ? null : kinds.Reach(kinds._index[handler.FilterStart], [StackKind.Object]);
        }

        while (problem is null && kinds._todo.TryDequeue(out int next))
        {
            problem = kinds.Step(next);
        }

        return problem;
    }

    private string? Reach(int index, StackKind[] stack)
    {
        if (_at[index] is not { } known)
        {
            _at[index] = stack;
            _todo.Enqueue(index);
            return null;
        }

        for (int i = 0; i < stack.Length; i++)
        {
            if (!stack[i].Fits(known[i]))
            {
                return $"{known[i].Name} and {stack[i].Name} meet in slot {i} at {index} {_method.Body.Instructions[index]}";
            }
        }

        return null;
    }

    private string? Step(int index)
    {
        Instruction instruction = _method.Body.Instructions[index];
        StackKind[] before = _at[index]!;
        int taken = IlChecker.Pops(_method, instruction, before.Length);
        StackKind[] inputs = before[^taken..];
        if (Wanted(instruction, inputs) is { } bad)
        {
            return $"{bad} at {index} {instruction}";
        }

        var after = new List<StackKind>(before[..^taken]);
        int pushed = IlChecker.Pushes(instruction);
        for (int i = 0; i < pushed; i++)
        {
            after.Add(StackKind.Pushed(instruction, _method, inputs));
        }

        StackKind[] next = [.. after];
        StackKind[] target = instruction.OpCode.Code is Code.Leave or Code.Leave_S ? [] : next;
        string? problem = instruction.Operand switch
        {
            Instruction one => Reach(_index[one], target),
            Instruction[] many => many.Select(m => Reach(_index[m], target)).FirstOrDefault(p => p is not null),
            _ => null,
        };
        bool ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw;
        return problem ?? (ends ? null : Reach(index + 1, next));
    }

    private string? Wanted(Instruction instruction, StackKind[] inputs)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Stloc or Code.Stloc_S or Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                return Check(inputs[0], StackKind.Of(StackKind.Local(instruction, _method).VariableType), "stored");
            case Code.Ret when inputs.Length > 0:
                return Check(inputs[0], StackKind.Of(_method.ReturnType), "returned");
            case Code.Call or Code.Callvirt or Code.Newobj when instruction.Operand is MethodReference called:
                int first = inputs.Length - called.Parameters.Count;
                for (int i = 0; i < called.Parameters.Count; i++)
                {
                    if (Check(inputs[first + i], StackKind.Of(called.Parameters[i].ParameterType), $"given as parameter {i}") is { } bad)
                    {
                        return bad;
                    }
                }

                bool isByReference = first == 1 && instruction.OpCode.Code != Code.Newobj
                    && (instruction.Previous?.OpCode.Code == Code.Constrained || StackKind.Of(called.DeclaringType) is var on && on != StackKind.Object && on != StackKind.Unknown);
                return first == 1 ? Check(inputs[0], isByReference ? StackKind.Reference : StackKind.Of(called.DeclaringType), "given as receiver") : null;
            case Code.Stfld or Code.Stsfld:
                return Check(inputs[^1], StackKind.Of(((FieldReference)instruction.Operand).FieldType), "stored");
            case Code.Brfalse or Code.Brtrue when inputs[0] == StackKind.Float:
                return "a branch on a float";
            default:
                return null;
        }
    }

    private static string? Check(StackKind given, StackKind wanted, string how) =>
        given.Fits(wanted) ? null : $"{given.Name} {how} where {wanted.Name} is wanted";
}
