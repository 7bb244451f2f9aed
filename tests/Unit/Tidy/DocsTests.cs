using Xunit;

namespace Unit.Tidy;

/// <summary>Examples in docs are code that compiles and runs: each stands in a test between "// docs: NAME" and "// docs: end".</summary>
public class DocsTests
{
    [Theory]
    [InlineData("docs/linearizability.md", "tests/Unit/Linearizability/ExampleTests.cs", 4)]
    public void Examples_InDocs_AreThoseOfTheTests(string page, string test, int count)
    {
        Dictionary<string, string> tested = Tested(File.ReadAllLines(Path.Combine(Repository.Root, test)));
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        int shown = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "```csharp")
            {
                continue;
            }

            string name = lines[i - 1].Replace("<!-- example: ", "", StringComparison.Ordinal).Replace(" -->", "", StringComparison.Ordinal);
            string code = string.Join('\n', lines.Skip(i + 1).TakeWhile(static line => line != "```"));
            Assert.True(tested.ContainsKey(name), $"{page}:{i}: put <!-- example: NAME --> above the block, and the code between \"// docs: NAME\" and \"// docs: end\" in {test}.");
            Assert.True(tested[name] == code, $"{page}:{i + 1}: the example {name} differs from {test}: copy it from there.\n{tested[name]}");
            shown++;
        }

        Assert.Equal(count, shown);
    }

    private static Dictionary<string, string> Tested(string[] lines)
    {
        const string Mark = "// docs: ";
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimStart();
            if (line.StartsWith(Mark, StringComparison.Ordinal) && line != Mark + "end")
            {
                int indent = lines[i].Length - line.Length;
                examples.Add(line[Mark.Length..], string.Join('\n', lines.Skip(i + 1)
                    .TakeWhile(static one => one.TrimStart() != Mark + "end")
                    .Select(one => one.Length < indent ? "" : one[indent..])));
            }
        }

        return examples;
    }
}
