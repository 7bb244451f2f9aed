using System.Reflection;
using System.Runtime.InteropServices;
using Hsm.Oracle.Pkcs11.Binding;
using Unit.Tidy;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Every function and structure of the binding, against a module compiled from the header that the standard is written down in.</summary>
public unsafe class FunctionListTests
{
    private static readonly Lazy<string?> s_natural = new(() => Compile());
    private static readonly Lazy<string?> s_windows = new(() => Compile("-fpack-struct=1", "-Dlong=int", "-D_Static_assert(x,y)="));

    public static TheoryData<string> Functions => [.. Enum.GetNames<CkFunction>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_OfTheList_PassesWhatTheHeaderWantsInItsOrder(string function)
    {
        string module = Module(s_natural);
        FunctionList functions = Pkcs11Module.Load(module, NativeLayout.Platform).Functions;
        MethodInfo method = typeof(FunctionList).GetMethod(function, BindingFlags.Instance | BindingFlags.NonPublic)!;
        ParameterInfo[] parameters = method.GetParameters();
        object[] arguments = [.. parameters.Select(static (one, i) => Argument(one.ParameterType, 0x51 + i))];

        Assert.Equal(CkResult.CKR_OK, method.Invoke(functions, arguments));

        nint library = NativeLibrary.Load(module);
        Assert.Equal(function, Text(library, "called"));
        string[] wanted = Text(library, "parameters").Trim('(', ')').Split(", ");
        Assert.Equal(wanted.Select(Kind), parameters.Select(static one => one.ParameterType));
        nuint* given = (nuint*)NativeLibrary.GetExport(library, "given");
        for (int i = 0; i < parameters.Length; i++)
        {
            // Of a CK_BBOOL only the lowest byte is passed.
            Assert.Equal(0x51 + i, (int)(parameters[i].ParameterType == typeof(byte) ? given[i] & 0xFF : given[i]));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shapes_OfEitherLayout_AreTheCompilers(bool isWindows)
    {
        int* told = (int*)NativeLibrary.GetExport(NativeLibrary.Load(Module(isWindows ? s_windows : s_natural)), "shapes");
        NativeLayout layout = isWindows ? WrongModule.WindowsLayout : new NativeLayout(sizeof(nint), IsPacked: false);
        foreach (StructShape shape in new[]
        {
            layout.Info, layout.SlotInfo, layout.TokenInfo, layout.SessionInfo, layout.Attribute, layout.Mechanism, layout.MechanismInfo, layout.GcmParameters,
        })
        {
            Assert.Equal([shape.LengthBytes, .. shape.OffsetsBytes], Next(ref told));
        }

        int pointers = Enum.GetValues<CkFunction>().Length * sizeof(nint);
        Assert.Equal([layout.FirstFunctionOffsetBytes + pointers, 0, layout.FirstFunctionOffsetBytes], Next(ref told));

        // NSS has a field more, behind those of the standard.
        List<int> arguments = Next(ref told);
        Assert.Equal(arguments.Skip(1), layout.InitializeArguments.OffsetsBytes.SkipLast(1));
        Assert.Equal(arguments[0], layout.InitializeArguments.OffsetsBytes[^1]);
        Assert.Equal(-1, *told);
    }

    private static List<int> Next(ref int* told)
    {
        var numbers = new List<int>();
        for (; *told != -1; told++)
        {
            numbers.Add(*told);
        }

        told++;
        return numbers;
    }

    private static Type Kind(string parameter) => parameter switch
    {
        _ when parameter.Contains('*', StringComparison.Ordinal) => typeof(byte*),
        _ when parameter.StartsWith("CK_NOTIFY ", StringComparison.Ordinal) => typeof(nint),
        _ when parameter.StartsWith("CK_BBOOL ", StringComparison.Ordinal) => typeof(byte),
        _ => typeof(nuint),
    };

    private static object Argument(Type type, int value) =>
        type == typeof(byte) ? (byte)value
        : type == typeof(nuint) ? (nuint)value
        : type == typeof(nint) ? (nint)value
        : Pointer.Box((void*)value, type);

    private static string Text(nint library, string name) => Marshal.PtrToStringUTF8(*(nint*)NativeLibrary.GetExport(library, name))!;

    private static string Module(Lazy<string?> compiled)
    {
        Assert.SkipWhen(compiled.Value is null, "there is no C compiler (cc) here");
        return compiled.Value!;
    }

    private static string? Compile(params string[] switches) =>
        WrongModule.Compile("arguments.c", ["-I", Path.Combine(Repository.Root, "native", "pkcs11"), .. switches]);
}
