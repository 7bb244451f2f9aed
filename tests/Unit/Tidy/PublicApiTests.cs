using System.Reflection;
using System.Text;
using Xunit;

namespace Unit.Tidy;

/// <summary>
/// The public API of each library is a file under review (Verify's conventions: *.verified.txt is the agreed one,
/// *.received.txt what there is now). To accept a change, replace the one by the other.
/// </summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("Interleave")]
    [InlineData("Interleave.Rewriting")]
    [InlineData("Linearizability")]
    [InlineData("Hsm.Abstractions")]
    [InlineData("Hsm.Protocol")]
    [InlineData("Hsm")]
    [InlineData("Hsm.Models")]
    [InlineData("Hsm.Oracle")]
    public void PublicApi_OfLibrary_IsTheReviewedOne(string library)
    {
        string current = Describe(Assembly.Load(library));
        string verified = Path.Combine(Repository.Root, "tests", "Unit", "Tidy", $"PublicApiTests.{library}.verified.txt");
        string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        if (File.Exists(verified) && string.Equals(File.ReadAllText(verified), current, StringComparison.Ordinal))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, current);
        Assert.Fail($"The public API of {library} changed. Compare {received} with {Path.GetFileName(verified)}; if the change is meant, move the former over the latter.");
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().Where(t => t.Namespace != "Interleave.Primitives").OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.FullName).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            switch (member)
            {
                case MethodInfo method when IsVisible(method) && !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal):
                    yield return (method.IsStatic ? "static " : "") + method;
                    break;
                case ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic:
                    yield return constructor.ToString()!;
                    break;
                case PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible):
                    yield return $"{property} {{{(property.GetMethod is { } g && IsVisible(g) ? " get;" : "")}{(property.SetMethod is { } s && IsVisible(s) ? " set;" : "")} }}";
                    break;
                case FieldInfo field when (field.IsPublic || field.IsFamily) && !field.IsSpecialName:
                    yield return (field.IsLiteral ? "const " : "") + field + (field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "");
                    break;
                case EventInfo @event:
                    yield return "event " + @event;
                    break;
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };
}
