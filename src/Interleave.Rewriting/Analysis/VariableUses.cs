using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Where a method stores to its locals and arguments and takes their addresses.</summary>
internal sealed class VariableUses
{
    private readonly bool _hasThis;
    private readonly List<int>?[] _stores;
    private readonly bool[] _addressed;
    private readonly bool[] _changedArguments;

    internal VariableUses(BodyEditor code, MethodDefinition method)
    {
        _hasThis = method.HasThis;
        _stores = new List<int>?[method.Body.Variables.Count];
        _addressed = new bool[method.Body.Variables.Count];
        _changedArguments = new bool[method.Parameters.Count + 1];
        for (int i = 0; i < code.Count; i++)
        {
            Note(code[i], i);
        }
    }

    /// <summary>Whether repeating a load at a later place of the same stretch of code gives the same value.</summary>
    internal bool IsStable(Instruction load, int at, int until)
    {
        Code code = load.OpCode.Code;
        if (Il.IsLoadArgument(code))
        {
            return !_changedArguments[Il.ArgumentIndex(load, _hasThis)];
        }

        if (!Il.IsLoadLocal(code))
        {
            return Il.IsConstant(code);
        }

        int local = Il.LocalIndex(load);
        return !_addressed[local] && _stores[local]?.Exists(s => s > at && s < until) != true;
    }

    /// <summary>The only store to a local, or -1.</summary>
    internal int SingleStoreOf(int local) =>
        local < _stores.Length && _stores[local] is { Count: 1 } stores && !_addressed[local] ? stores[0] : -1;

    private void Note(Instruction instruction, int index)
    {
        Code code = instruction.OpCode.Code;
        if (Il.IsStoreLocal(code))
        {
            (_stores[Il.LocalIndex(instruction)] ??= []).Add(index);
        }
        else if (code is Code.Ldloca or Code.Ldloca_S)
        {
            _addressed[Il.LocalIndex(instruction)] = true;
        }
        else if (code is Code.Starg or Code.Starg_S or Code.Ldarga or Code.Ldarga_S)
        {
            _changedArguments[Il.ArgumentIndex(instruction, _hasThis)] = true;
        }
    }
}
