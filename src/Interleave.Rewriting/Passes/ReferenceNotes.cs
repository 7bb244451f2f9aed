using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>Decides which references need their origin noted at run time, and notes it.</summary>
internal sealed class ReferenceNotes(MethodRewrite method, AccessEmitter emit, bool probes)
{
    private readonly List<(int Index, Slot Reference, bool Writes)> _callAccesses = [];

    /// <summary>Marks the slots. Without probes only what goes to a model matters.</summary>
    internal void Decide()
    {
        for (int i = 0; i < method.Code.Count; i++)
        {
            Slot[] inputs = method.Stack[i];
            Instruction instruction = method.Code[i];
            if (inputs.Length == 0 || !Array.Exists(inputs, static s => s.IsLocated))
            {
                continue;
            }

            Code code = instruction.OpCode.Code;
            if (Il.IsCall(code))
            {
                Arguments(i, (MethodReference)instruction.Operand, inputs, code);
            }
            else if (probes)
            {
                Consumer(i, code, inputs);
            }
        }
    }

    internal void Emit()
    {
        for (int i = 0; i < method.Code.Count; i++)
        {
            if (method.Stack.Located(i) is { } slot && (probes ? slot.IsNoted : slot.GoesToModel))
            {
                emit.Note(slot);
            }
        }
    }

    /// <summary>What unrewritten callees do through references to fields counts as an access at the call.</summary>
    internal void EmitCallAccesses()
    {
        foreach ((int index, Slot reference, bool writes) in _callAccesses)
        {
            string member = reference.Field is null ? "array[]" : method.Module.Traits(reference.Field).Member;
            if (emit.CanName(reference, index))
            {
                emit.Through(reference, new Access(index, writes, Stored: null, member));
            }
            else if (reference.Field is null || !method.Module.Traits(reference.Field).IsQuiet)
            {
                emit.AtOrigin(reference, writes, member);
            }
        }
    }

    private void Consumer(int index, Code code, Slot[] inputs)
    {
        Slot first = inputs[0];
        if (method.Module.Options.ValueProbes && (Il.IsLoadIndirect(code) || Il.IsStoreIndirect(code)))
        {
            // The probe in place of the access finds the location by the reference.
            first.IsNoted |= first.IsLocated;
        }

        if (code is Code.Ldfld or Code.Initobj || Il.IsLoadIndirect(code))
        {
            first.IsNoted |= first.IsLocated && first.IsShared && !emit.CanName(first, index);
            return;
        }

        if (code is Code.Stfld || Il.IsStoreIndirect(code))
        {
            first.IsNoted |= first.IsLocated && !emit.CanName(first, index);
            inputs[1].IsNoted |= inputs[1].IsLocated;
            return;
        }

        if (code is not (Code.Ldflda or Code.Dup or Code.Pop or Code.Brtrue or Code.Brtrue_S or Code.Brfalse or Code.Brfalse_S))
        {
            foreach (Slot input in inputs)
            {
                input.IsNoted |= input.IsLocated;
            }
        }
    }

    private void Arguments(int index, MethodReference called, Slot[] inputs, Code code)
    {
        CallTarget target = method.Module.Calls.Resolve(called);
        bool hasReceiver = called.HasThis && code != Code.Newobj;
        for (int i = 0; i < inputs.Length; i++)
        {
            Slot input = inputs[i];
            if (!input.IsLocated)
            {
                continue;
            }

            input.IsNoted = true;
            input.GoesToModel |= target.Kind == CallKind.Modelled;
            bool isReceiver = hasReceiver && i == 0;
            int parameter = i - (hasReceiver ? 1 : 0);
            // Models themselves access what they are given by reference, but for where they put a result.
            bool isAccess = target.Kind is not CallKind.Modelled || (!isReceiver && target.IsOut(parameter));
            if (probes && isAccess && !target.PassesReferencesThrough)
            {
                AccessByCallee(index, input, isReceiver ? target.ReceiverAccess : target.ParameterAccess(parameter));
            }
        }
    }

    private void AccessByCallee(int index, Slot reference, ReferenceAccess access)
    {
        if (access != ReferenceAccess.None)
        {
            _callAccesses.Add((index, reference, access == ReferenceAccess.Write));
        }
    }
}
