using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>
/// An abstract run over a method body in one linear pass: for every instruction the values it takes. One pass is
/// enough because the stack at the target of a backward branch is known when the target is reached
/// (ECMA-335 III.1.7.5); where several forward branches meet, differing values merge into one of unknown origin.
/// </summary>
internal sealed class StackAnalysis
{
    private readonly BodyEditor _code;
    private readonly SlotFactory _factory;
    private readonly Slot[][] _inputs;
    private readonly Slot?[] _located;
    private readonly Slot[]?[] _atTarget;
    private readonly List<Slot> _stack = new(16);

    private StackAnalysis(BodyEditor code, SlotFactory factory)
    {
        _code = code;
        _factory = factory;
        _inputs = new Slot[code.Count][];
        _located = new Slot?[code.Count];
        _atTarget = new Slot[]?[code.Count];
    }

    /// <summary>What instruction <paramref name="index"/> takes, deepest first.</summary>
    internal Slot[] this[int index] => _inputs[index];

    /// <summary>The located reference that instruction <paramref name="index"/> made; null when it made none.</summary>
    internal Slot? Located(int index) => _located[index];

    internal static StackAnalysis Run(BodyEditor code, MethodDefinition method, SlotFactory factory)
    {
        var analysis = new StackAnalysis(code, factory);
        analysis.SeedHandlers(method.Body);
        analysis.Walk();
        return analysis;
    }

    private void SeedHandlers(MethodBody body)
    {
        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            bool hasException = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            Slot[] entry = hasException ? [new Slot(SlotOrigin.Value, -1) { Type = handler.CatchType }] : [];
            _atTarget[handler.HandlerStart.Offset] = entry;
            if (handler.FilterStart is not null)
            {
                _atTarget[handler.FilterStart.Offset] = entry;
            }
        }
    }

    private void Walk()
    {
        bool falls = true;
        for (int i = 0; i < _code.Count; i++)
        {
            Enter(i, falls);
            Instruction instruction = _code[i];
            Slot[] inputs = Pop(_factory.PopCount(instruction, _stack.Count));
            _inputs[i] = inputs;
            _factory.Push(i, instruction, inputs, _stack);
            if (_stack.Count > 0 && _stack[^1] is { IsLocated: true } made && made.Producer == i)
            {
                _located[i] = made;
            }

            if (instruction.Operand is Instruction target)
            {
                Meet(target.Offset, i, leaves: instruction.OpCode.Code is Code.Leave or Code.Leave_S);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                foreach (Instruction each in targets)
                {
                    Meet(each.Offset, i, leaves: false);
                }
            }

            falls = !Il.EndsFlow(instruction);
        }
    }

    private void Enter(int index, bool falls)
    {
        if (falls)
        {
            if (_atTarget[index] is not null)
            {
                Meet(index, index - 1, leaves: false);
                _stack.Clear();
                _stack.AddRange(_atTarget[index]!);
            }
        }
        else
        {
            _stack.Clear();
            _stack.AddRange(_atTarget[index] ?? []);
        }
    }

    private Slot[] Pop(int count)
    {
        if (count == 0)
        {
            return [];
        }

        var taken = new Slot[count];
        for (int i = count - 1; i >= 0; i--)
        {
            if (_stack.Count == 0)
            {
                taken[i] = Slot.Nothing;
                continue;
            }

            taken[i] = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
        }

        return taken;
    }

    private void Meet(int target, int from, bool leaves)
    {
        if (leaves || _stack.Count == 0)
        {
            _atTarget[target] ??= [];
            return;
        }

        Slot[]? known = _atTarget[target];
        if (known is null)
        {
            // Whoever falls through to the target later may bring something else: nothing that crosses a join is direct.
            _atTarget[target] = [.. _stack];
            return;
        }

        for (int i = 0; i < known.Length && i < _stack.Count && target > from; i++)
        {
            known[i] = SlotFactory.Merge(known[i], _stack[i]);
        }
    }
}
