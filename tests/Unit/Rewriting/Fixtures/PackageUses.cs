using System.Reflection;
using Mono.Cecil;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace Unit.Rewriting.Fixtures;

/// <summary>Something real done with each package; the text must not depend on whether the package is rewritten.</summary>
public static class PackageUses
{
    public static string BouncyCastle()
    {
        var digest = new Sha256Digest();
        byte[] data = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        digest.BlockUpdate(data, 0, data.Length);
        byte[] hash = new byte[32];
        digest.DoFinal(hash, 0);
        var gcm = new GcmBlockCipher(new AesEngine());
        gcm.Init(true, new AeadParameters(new KeyParameter(hash[..16]), 128, hash[..12]));
        byte[] sealedText = new byte[gcm.GetOutputSize(data.Length)];
        int length = gcm.ProcessBytes(data, 0, data.Length, sealedText, 0);
        gcm.DoFinal(sealedText, length);
        return Convert.ToHexString(hash) + Convert.ToHexString(sealedText.AsSpan(190));
    }

    public static string Cecil()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(ModuleDefinition).Assembly.Location is { Length: > 0 } path
            ? path
            : Path.Combine(AppContext.BaseDirectory, "Mono.Cecil.dll"));
        return $"{module.Types.Count} {IlChecker.Check(module).Count} {module.GetTypes().Sum(t => t.Methods.Count)}";
    }

    public static string FsCheck()
    {
        List<int> numbers = [.. global::FsCheck.Fluent.Gen.Sample(global::FsCheck.Fluent.Gen.Choose(3, 3), 5)];
        return string.Join(",", numbers);
    }

    public static string NewtonsoftJson() =>
        (string)Call("Newtonsoft.Json.JsonConvert, Newtonsoft.Json", "SerializeObject", [typeof(object)], new Dictionary<string, int[]> { ["a"] = [1, 2] });

    public static string SpectreConsole() => (string)Call("Spectre.Console.Markup, Spectre.Console", "Remove", [typeof(string)], "[bold]text[/] [red]more[/]");

    public static string SystemCommandLine()
    {
        Type type = Type.GetType("System.CommandLine.RootCommand, System.CommandLine", throwOnError: true)!;
        object command = Activator.CreateInstance(type, "description")!;
        object result = type.GetMethods().First(m => m.Name == "Parse" && m.GetParameters()[0].ParameterType == typeof(string)).Invoke(command, ["--nothing", null])!;
        var errors = (System.Collections.IEnumerable)result.GetType().GetProperty("Errors")!.GetValue(result)!;
        return string.Join(";", errors.Cast<object>().Select(e => e.ToString()));
    }

    private static object Call(string type, string method, Type[] parameters, object argument) =>
        Type.GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static, parameters)!.Invoke(null, [argument])!;
}
