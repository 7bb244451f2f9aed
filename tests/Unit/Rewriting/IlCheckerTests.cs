using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Unit.Rewriting;

/// <summary>The checker itself, on bodies that are wrong in one way each.</summary>
public sealed class IlCheckerTests
{
    [Theory]
    [InlineData("underflow", "stack underflow")]
    [InlineData("depths", "meet at")]
    [InlineData("object and int meet", "O and int32 meet in slot 0")]
    [InlineData("int64 for int32", "int64 stored where int32 is wanted")]
    [InlineData("object for reference", "O given as parameter 0 where & is wanted")]
    [InlineData("struct for object", "System.DateTime returned where O is wanted")]
    [InlineData("value as receiver", "System.DateTime given as receiver where & is wanted")]
    [InlineData("fine", null)]
    public void Check_Body_TellsWhatIsWrong(string body, string? expected)
    {
        using ModuleDefinition module = ModuleDefinition.CreateModule("checked", ModuleKind.Dll);
        var type = new TypeDefinition("N", "C", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
        var method = new MethodDefinition("M", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Object);
        method.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        method.Body.Variables.Add(new VariableDefinition(module.TypeSystem.Int32));
        method.Body.Variables.Add(new VariableDefinition(module.ImportReference(typeof(DateTime))));
        type.Methods.Add(method);
        module.Types.Add(type);
        Write(method.Body.GetILProcessor(), module, body);
        List<string> problems = IlChecker.Check(module);
        if (expected is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(expected, Assert.Single(problems), StringComparison.Ordinal);
        }
    }

    private static void Write(ILProcessor il, ModuleDefinition module, string body)
    {
        Instruction end = il.Create(OpCodes.Ret);
        switch (body)
        {
            case "underflow":
                il.Emit(OpCodes.Pop);
                il.Emit(OpCodes.Ldnull);
                break;
            case "depths":
                il.Emit(OpCodes.Ldnull);
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Brtrue, end);
                il.Emit(OpCodes.Ldnull);
                break;
            case "object and int meet":
                Instruction meeting = il.Create(OpCodes.Pop);
                il.Emit(OpCodes.Ldnull);
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Brtrue, meeting);
                il.Emit(OpCodes.Pop);
                il.Emit(OpCodes.Ldc_I4_1);
                il.Append(meeting);
                il.Emit(OpCodes.Ldnull);
                break;
            case "int64 for int32":
                il.Emit(OpCodes.Ldc_I8, 1L);
                il.Emit(OpCodes.Stloc_0);
                il.Emit(OpCodes.Ldnull);
                break;
            case "object for reference":
                il.Emit(OpCodes.Ldnull);
                il.Emit(OpCodes.Call, module.ImportReference(typeof(Interlocked).GetMethod(nameof(Interlocked.Increment), [typeof(int).MakeByRefType()])));
                il.Emit(OpCodes.Pop);
                il.Emit(OpCodes.Ldnull);
                break;
            case "struct for object":
                il.Emit(OpCodes.Ldloc_1);
                break;
            case "value as receiver":
                il.Emit(OpCodes.Ldloc_1);
                il.Emit(OpCodes.Call, module.ImportReference(typeof(DateTime).GetProperty(nameof(DateTime.Ticks))!.GetMethod));
                il.Emit(OpCodes.Pop);
                il.Emit(OpCodes.Ldnull);
                break;
            default:
                il.Emit(OpCodes.Ldloca, il.Body.Variables[1]);
                il.Emit(OpCodes.Call, module.ImportReference(typeof(DateTime).GetProperty(nameof(DateTime.Ticks))!.GetMethod));
                il.Emit(OpCodes.Box, module.TypeSystem.Int64);
                break;
        }

        il.Append(end);
    }
}
