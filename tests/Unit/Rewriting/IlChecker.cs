using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Unit.Rewriting;

/// <summary>
/// A small IL checker: stack depth never negative and the same on every path, empty where ECMA-335 wants it empty,
/// branch targets and handler boundaries inside the body; and the kinds of the values, by <see cref="IlKinds"/>.
/// </summary>
internal static class IlChecker
{
    internal static List<string> Check(ModuleDefinition module)
    {
        var problems = new List<string>();
        foreach (MethodDefinition method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            if ((new Run(method).Problem() ?? IlKinds.Problem(method)) is { } problem)
            {
                problems.Add($"{method.FullName}: {problem}");
            }
        }

        return problems;
    }

    private sealed class Run
    {
        private readonly MethodDefinition _method;
        private readonly Dictionary<Instruction, int> _index = [];
        private readonly int[] _depths;
        private readonly Queue<int> _todo = new();

        internal Run(MethodDefinition method)
        {
            _method = method;
            foreach (Instruction instruction in method.Body.Instructions)
            {
                _index.Add(instruction, _index.Count);
            }

            _depths = new int[_index.Count];
            Array.Fill(_depths, -1);
        }

        internal string? Problem()
        {
            if (Reach(0, 0) is { } first)
            {
                return first;
            }

            foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
            {
                if (Handler(handler) is { } bad)
                {
                    return bad;
                }
            }

            while (_todo.TryDequeue(out int next))
            {
                if (Step(next) is { } bad)
                {
                    return bad;
                }
            }

            return null;
        }

        private string? Handler(ExceptionHandler handler)
        {
            if (!(At(handler.TryStart) < At(handler.TryEnd) && At(handler.TryEnd) <= At(handler.HandlerStart) && At(handler.HandlerStart) < At(handler.HandlerEnd)))
            {
                return "handler boundaries out of order";
            }

            int depth = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter ? 1 : 0;
            return Reach(At(handler.HandlerStart), depth)
                ?? (handler.FilterStart is null ? null : Reach(At(handler.FilterStart), 1))
                ?? (_depths[At(handler.TryStart)] > 0 ? "try entered with a value on the stack" : null);
        }

        private int At(Instruction? instruction) => instruction is null ? _depths.Length : _index.GetValueOrDefault(instruction, -1);

        private string? Reach(int index, int depth)
        {
            if (index < 0 || index >= _depths.Length)
            {
                return "control leaves the body";
            }

            if (_depths[index] == -1)
            {
                _depths[index] = depth;
                _todo.Enqueue(index);
                return null;
            }

            return _depths[index] == depth ? null : $"depth {_depths[index]} and {depth} meet at {index} {_method.Body.Instructions[index]}";
        }

        private string? Step(int index)
        {
            Instruction instruction = _method.Body.Instructions[index];
            int depth = _depths[index] - Pops(_method, instruction, _depths[index]);
            if (depth < 0)
            {
                return $"stack underflow at {index} {instruction}";
            }

            depth += Pushes(instruction);
            Code code = instruction.OpCode.Code;
            if (code == Code.Ret && depth != 0)
            {
                return $"ret with {depth} extra values";
            }

            int target = code is Code.Leave or Code.Leave_S ? 0 : depth;
            string? problem = instruction.Operand switch
            {
                Instruction one => Reach(At(one), target),
                Instruction[] many => many.Select(m => Reach(At(m), target)).FirstOrDefault(p => p is not null),
                _ => null,
            };
            bool ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw;
            return problem ?? (ends ? null : Reach(index + 1, depth));
        }
    }

    internal static int Pops(MethodDefinition method, Instruction instruction, int depth)
    {
        switch (instruction.OpCode.StackBehaviourPop)
        {
            case StackBehaviour.Pop0:
                return 0;
            case StackBehaviour.PopAll:
                return depth;
            case StackBehaviour.Varpop:
                return instruction.Operand switch
                {
                    MethodReference m => m.Parameters.Count + (m.HasThis && instruction.OpCode.Code != Code.Newobj ? 1 : 0),
                    Mono.Cecil.CallSite s => s.Parameters.Count + 1 + (s.HasThis ? 1 : 0),
                    _ => Value(method.ReturnType),
                };
            default:
                return instruction.OpCode.StackBehaviourPop.ToString().Split('_').Length;
        }
    }

    internal static int Pushes(Instruction instruction) => instruction.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => instruction.Operand switch
        {
            MethodReference m => Value(m.ReturnType),
            Mono.Cecil.CallSite s => Value(s.ReturnType),
            _ => 0,
        },
        _ => 1,
    };

    private static int Value(TypeReference type) =>
        (type is IModifierType modifier ? modifier.ElementType : type).MetadataType == MetadataType.Void ? 0 : 1;
}
