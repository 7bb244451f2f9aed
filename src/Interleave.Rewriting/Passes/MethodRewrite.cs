using Interleave.Rewriting.Analysis;
using Interleave.Runtime;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>One method body under rewriting: the code with its analysis, and what the passes insert with.</summary>
internal sealed class MethodRewrite
{
    private readonly Dictionary<string, VariableDefinition> _temporaries = new(StringComparer.Ordinal);
    private readonly Lazy<VariableUses> _uses;
    private (string? File, int Line)[]? _lines;
    private string? _name;

    internal MethodRewrite(ModuleRewrite module, MethodDefinition method)
    {
        Module = module;
        Method = method;
        Code = new BodyEditor(method);
        Stack = StackAnalysis.Run(Code, method, new SlotFactory(method, module.Traits));
        _uses = new Lazy<VariableUses>(() => new VariableUses(Code, method));
    }

    internal ModuleRewrite Module { get; }

    internal MethodDefinition Method { get; }

    internal BodyEditor Code { get; }

    internal StackAnalysis Stack { get; }

    internal VariableUses Uses => _uses.Value;

    internal static Instruction Ins(OpCode opcode) => Instruction.Create(opcode);

    internal static Instruction Load(VariableDefinition local) => Instruction.Create(OpCodes.Ldloc, local);

    internal static Instruction Store(VariableDefinition local) => Instruction.Create(OpCodes.Stloc, local);

    internal Instruction Call(string probe, TypeReference type) => Instruction.Create(OpCodes.Call, Module.Probes.Typed(probe, type));

    internal Instruction Call(string probe) => Instruction.Create(OpCodes.Call, Module.Probes[probe]);

    /// <summary>Registers a site and gives the code that pushes its number.</summary>
    internal Instruction[] Site(int index, string member, string? label = null)
    {
        (string? file, int line) = LineOf(index);
        _name ??= SourceNames.Method(Method.DeclaringType.FullName, Method.Name);
        int number = Module.Sites.Count;
        Module.Sites.Add(new Site(_name, file, line, member, label, IsVolatile(index)));
        return [Instruction.Create(OpCodes.Ldsfld, Module.Holder.Base), Instruction.Create(OpCodes.Ldc_I4, number), Ins(OpCodes.Add)];
    }

    /// <summary>A local for a value that is stored and loaded back at once; one per type and method.</summary>
    internal VariableDefinition Temporary(TypeReference type, string purpose = "")
    {
        TypeReference plain = TypeFacts.Strip(type);
        string key = purpose + Signatures.Of(plain);
        if (!_temporaries.TryGetValue(key, out VariableDefinition? local))
        {
            local = new VariableDefinition(plain);
            Method.Body.Variables.Add(local);
            Method.Body.InitLocals = true;
            _temporaries.Add(key, local);
        }

        return local;
    }

    /// <summary>The code that pushes a slot's value again at a later place, or null when that could give another value.</summary>
    internal Instruction? Reload(Slot slot, int at)
    {
        if (slot.Producer < 0)
        {
            return null;
        }

        Instruction producer = Code[slot.Producer];
        return Uses.IsStable(producer, slot.Producer, at) ? Il.Copy(producer) : null;
    }

    /// <summary>The field that a value was loaded from, through one local at most, as <c>Type.field</c>; null when it can't be told.</summary>
    internal string? LabelOf(Slot slot)
    {
        if (slot.IsLocated && slot.Field is not null)
        {
            return Label(slot.Field);
        }

        if (slot.Producer < 0)
        {
            return null;
        }

        Instruction producer = Code[slot.Producer];
        if (producer.Operand is FieldReference field)
        {
            return Label(field);
        }

        int store = Il.IsLoadLocal(producer.OpCode.Code) ? Uses.SingleStoreOf(Il.LocalIndex(producer)) : -1;
        if (store < 0 || Stack[store][0] is not { Producer: >= 0 } stored)
        {
            return null;
        }

        return Code[stored.Producer].Operand is FieldReference original ? Label(original) : null;
    }

    /// <summary>Whether the instruction carries the volatile. prefix.</summary>
    internal bool IsVolatile(int index)
    {
        for (int i = Code.StartOf(index); i < index; i++)
        {
            if (Code[i].OpCode.Code == Mono.Cecil.Cil.Code.Volatile)
            {
                return true;
            }
        }

        return false;
    }

    private string? Label(FieldReference field)
    {
        FieldTraits traits = Module.Traits(field);
        if (traits.IsPlumbing)
        {
            return null;
        }

        string[] parts = traits.Member.Split('.');
        return parts.Length < 2 ? traits.Member : $"{parts[^2]}.{parts[^1]}";
    }

    private (string? File, int Line) LineOf(int index)
    {
        if (_lines is null)
        {
            _lines = new (string?, int)[Code.Count];
            foreach (SequencePoint point in Method.DebugInformation.SequencePoints)
            {
                if (!point.IsHidden && point.Offset < _lines.Length)
                {
                    _lines[point.Offset] = (point.Document.Url, point.StartLine);
                }
            }

            for (int i = 1; i < _lines.Length; i++)
            {
                _lines[i] = _lines[i].Line == 0 ? _lines[i - 1] : _lines[i];
            }
        }

        return _lines[index];
    }
}
