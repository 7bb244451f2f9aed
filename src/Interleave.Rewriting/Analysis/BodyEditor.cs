using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>
/// Collects insertions into one method body and applies them in one go, so that passes see the original code and
/// its indices throughout. Invariant: original instructions are never removed, only changed in place; branches,
/// handler boundaries and sequence points that name an instruction name what was inserted before it afterwards.
/// </summary>
internal sealed class BodyEditor
{
    private readonly MethodDefinition _method;
    private readonly Instruction[] _original;
    private readonly List<Instruction>?[] _before;
    private readonly List<Instruction>?[] _after;
    private readonly List<Instruction> _prologue = [];
    private readonly List<Instruction> _epilogue = [];
    private bool _dirty;

    internal BodyEditor(MethodDefinition method)
    {
        _method = method;
        _original = [.. method.Body.Instructions];
        _before = new List<Instruction>?[_original.Length];
        _after = new List<Instruction>?[_original.Length];

        // Offsets serve as indices from here on; Cecil computes real ones when it writes.
        for (int i = 0; i < _original.Length; i++)
        {
            _original[i].Offset = i;
        }
    }

    /// <summary>The original instructions, in order; Offset is the index.</summary>
    internal ReadOnlySpan<Instruction> Original => _original;

    internal int Count => _original.Length;

    internal Instruction this[int index] => _original[index];

    /// <summary>Inserts before an instruction and its prefixes, after what was inserted there earlier.</summary>
    internal void Before(int index, params ReadOnlySpan<Instruction> code) => Add(_before, StartOf(index), code, first: false);

    /// <summary>Inserts before an instruction and before what other passes insert there.</summary>
    internal void First(int index, params ReadOnlySpan<Instruction> code) => Add(_before, StartOf(index), code, first: true);

    /// <summary>Inserts after an instruction; branches to its successor skip the insertion.</summary>
    internal void After(int index, params ReadOnlySpan<Instruction> code) => Add(_after, index, code, first: false);

    /// <summary>Inserts at the entry, outside of any handler and never a branch target.</summary>
    internal void Prologue(params ReadOnlySpan<Instruction> code)
    {
        _dirty = true;
        _prologue.AddRange(code);
    }

    /// <summary>Appends at the end. The instructions may be branch targets and handler boundaries.</summary>
    internal void Epilogue(params ReadOnlySpan<Instruction> code)
    {
        _dirty = true;
        foreach (Instruction instruction in code)
        {
            instruction.Offset = -1;
            _epilogue.Add(instruction);
        }
    }

    /// <summary>Index of the first prefix of an instruction, or its own.</summary>
    internal int StartOf(int index)
    {
        while (index > 0 && Il.IsPrefix(_original[index - 1]))
        {
            index--;
        }

        return index;
    }

    /// <summary>Writes everything into the body.</summary>
    internal void Apply()
    {
        if (!_dirty)
        {
            return;
        }

        RemapBranches();
        RemapHandlers();
        RemapSequencePoints();
        Rebuild();
    }

    private void Add(List<Instruction>?[] lists, int index, ReadOnlySpan<Instruction> code, bool first)
    {
        _dirty = true;
        List<Instruction> list = lists[index] ??= new List<Instruction>(code.Length);
        list.InsertRange(first ? 0 : list.Count, code);
    }

    private Instruction Target(Instruction original) =>
        original.Offset >= 0 && _before[original.Offset] is { Count: > 0 } list ? list[0] : original;

    private void RemapBranches()
    {
        foreach (Instruction instruction in _original)
        {
            if (instruction.Operand is Instruction target)
            {
                instruction.Operand = Target(target);
                instruction.OpCode = Il.Long(instruction.OpCode);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = Array.ConvertAll(targets, Target);
            }
        }
    }

    private void RemapHandlers()
    {
        foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
        {
            handler.TryStart = Remap(handler.TryStart);
            handler.TryEnd = Remap(handler.TryEnd);
            handler.FilterStart = Remap(handler.FilterStart);
            handler.HandlerStart = Remap(handler.HandlerStart);
            handler.HandlerEnd = Remap(handler.HandlerEnd);
        }

        Instruction? Remap(Instruction? boundary) => boundary is null ? null : Target(boundary);
    }

    private void RemapSequencePoints()
    {
        Mono.Collections.Generic.Collection<SequencePoint> points = _method.DebugInformation.SequencePoints;
        for (int i = 0; i < points.Count; i++)
        {
            SequencePoint point = points[i];
            if (point.Offset >= _before.Length)
            {
                continue;
            }

            Instruction first = point.Offset == 0 && _prologue.Count > 0 ? _prologue[0] : Target(_original[point.Offset]);
            if (!ReferenceEquals(first, _original[point.Offset]))
            {
                points[i] = new SequencePoint(first, point.Document)
                {
                    StartLine = point.StartLine,
                    StartColumn = point.StartColumn,
                    EndLine = point.EndLine,
                    EndColumn = point.EndColumn,
                };
            }
        }
    }

    private void Rebuild()
    {
        Mono.Collections.Generic.Collection<Instruction> instructions = _method.Body.Instructions;
        instructions.Clear();
        AddAll(_prologue);
        for (int i = 0; i < _original.Length; i++)
        {
            AddAll(_before[i]);
            instructions.Add(_original[i]);
            AddAll(_after[i]);
        }

        AddAll(_epilogue);
        instructions[0].Previous = null;
        instructions[^1].Next = null;

        void AddAll(List<Instruction>? list)
        {
            foreach (Instruction instruction in list ?? [])
            {
                instructions.Add(instruction);
            }
        }
    }
}
