using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Small questions about single instructions.</summary>
internal static class Il
{
    /// <summary>The index of the local that a load, store or address instruction names; -1 when it names none.</summary>
    internal static int LocalIndex(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => 0,
        Code.Ldloc_1 or Code.Stloc_1 => 1,
        Code.Ldloc_2 or Code.Stloc_2 => 2,
        Code.Ldloc_3 or Code.Stloc_3 => 3,
        Code.Ldloc or Code.Ldloc_S or Code.Stloc or Code.Stloc_S or Code.Ldloca or Code.Ldloca_S
            => ((VariableDefinition)instruction.Operand).Index,
        _ => -1,
    };

    /// <summary>The index of the argument, the receiver being 0 in instance methods; -1 when the instruction names none.</summary>
    internal static int ArgumentIndex(Instruction instruction, bool hasThis) => instruction.OpCode.Code switch
    {
        Code.Ldarg_0 => 0,
        Code.Ldarg_1 => 1,
        Code.Ldarg_2 => 2,
        Code.Ldarg_3 => 3,
        Code.Ldarg or Code.Ldarg_S or Code.Starg or Code.Starg_S or Code.Ldarga or Code.Ldarga_S
            => ((Mono.Cecil.ParameterDefinition)instruction.Operand).Index + (hasThis ? 1 : 0),
        _ => -1,
    };

    internal static bool IsLoadLocal(Code code) =>
        code is Code.Ldloc or Code.Ldloc_S or Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3;

    internal static bool IsStoreLocal(Code code) =>
        code is Code.Stloc or Code.Stloc_S or Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3;

    internal static bool IsLoadArgument(Code code) =>
        code is Code.Ldarg or Code.Ldarg_S or Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3;

    internal static bool IsPrefix(Instruction instruction) => instruction.OpCode.OpCodeType == OpCodeType.Prefix;

    internal static bool IsConstant(Code code) => code is >= Code.Ldc_I4_M1 and <= Code.Ldc_R8 or Code.Ldnull or Code.Ldstr;

    internal static bool IsLoadElement(Code code) => code is >= Code.Ldelem_I1 and <= Code.Ldelem_Ref or Code.Ldelem_Any;

    internal static bool IsStoreElement(Code code) => code is >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any;

    internal static bool IsLoadIndirect(Code code) => code is >= Code.Ldind_I1 and <= Code.Ldind_Ref or Code.Ldobj;

    internal static bool IsStoreIndirect(Code code) => code is >= Code.Stind_Ref and <= Code.Stind_R8 or Code.Stind_I or Code.Stobj;

    internal static bool IsCall(Code code) => code is Code.Call or Code.Callvirt or Code.Newobj;

    /// <summary>True when control never falls through to the next instruction.</summary>
    internal static bool EndsFlow(Instruction instruction) =>
        instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw
        || instruction.OpCode.Code is Code.Endfinally or Code.Endfilter or Code.Rethrow or Code.Jmp;

    /// <summary>A fresh copy of an instruction that loads an argument, a local or a constant.</summary>
    internal static Instruction Copy(Instruction load)
    {
        // The operand kinds of plain loads are few; a placeholder gives us an instruction without Create's overload maze.
        Instruction copy = Instruction.Create(OpCodes.Nop);
        copy.OpCode = load.OpCode;
        copy.Operand = load.Operand;
        return copy;
    }

    /// <summary>The long form of a branch.</summary>
    internal static OpCode Long(OpCode opcode) => opcode.Code switch
    {
        Code.Br_S => OpCodes.Br,
        Code.Brfalse_S => OpCodes.Brfalse,
        Code.Brtrue_S => OpCodes.Brtrue,
        Code.Beq_S => OpCodes.Beq,
        Code.Bge_S => OpCodes.Bge,
        Code.Bgt_S => OpCodes.Bgt,
        Code.Ble_S => OpCodes.Ble,
        Code.Blt_S => OpCodes.Blt,
        Code.Bne_Un_S => OpCodes.Bne_Un,
        Code.Bge_Un_S => OpCodes.Bge_Un,
        Code.Bgt_Un_S => OpCodes.Bgt_Un,
        Code.Ble_Un_S => OpCodes.Ble_Un,
        Code.Blt_Un_S => OpCodes.Blt_Un,
        Code.Leave_S => OpCodes.Leave,
        _ => opcode,
    };
}
