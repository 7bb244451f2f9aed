using System.Xml.Linq;
using Xunit;

namespace Unit.Tidy;

/// <summary>Which project may see which: the picture in docs/ARCHITECTURE.md, as a table.</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Interleave"] = [],
        ["Interleave.Rewriting"] = ["Interleave"],
        ["Interleave.Xunit"] = ["Interleave.Rewriting"],
        ["Interleave.Cli"] = ["Interleave.Rewriting"],
        ["Linearizability"] = [],
        ["Hsm.Abstractions"] = [],
        ["Hsm"] = ["Hsm.Abstractions", "Hsm.Protocol"],
        ["Hsm.Protocol"] = ["Hsm.Abstractions"],
        ["Hsm.Models"] = ["Hsm.Abstractions", "Linearizability"],
        ["Hsm.Exploration"] = ["Hsm", "Hsm.Models", "Linearizability"],
        ["Hsm.Oracle"] = ["Hsm", "Hsm.Abstractions", "Hsm.Models", "Hsm.Protocol", "Linearizability"],
        ["Hsm.Cli"] = ["Hsm.Exploration", "Hsm.Oracle", "Interleave.Rewriting"],
    };

    [Fact]
    public void Projects_InSrc_ReferenceOnlyWhatTheArchitectureAllows()
    {
        foreach ((string project, string[] allowed) in s_allowed)
        {
            XDocument file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
            IEnumerable<string> references = file.Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
            foreach (string reference in references)
            {
                Assert.True(allowed.Contains(reference), $"{project} references {reference}: see docs/ARCHITECTURE.md; the specification must not see the HSM, nor the HSM the tester.");
            }
        }
    }

    [Fact]
    public void Projects_InSrc_AreAllListed()
    {
        IEnumerable<string?> projects = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName);
        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mono.Cecil", "Interleave.Rewriting")]
    [InlineData("Portable.BouncyCastle", "Hsm")]
    public void Packages_UsedInOnePlaceOnly_StayThere(string package, string home)
    {
        foreach (string project in s_allowed.Keys.Where(p => !string.Equals(p, home, StringComparison.Ordinal)))
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
            Assert.False(text.Contains($"\"{package}\"", StringComparison.Ordinal), $"{package} is {home}'s alone; {project} must go through it.");
        }
    }

    [Fact]
    public void Interleave_HasNoPackageOfItsOwn()
    {
        foreach (string project in new[] { "Interleave", "Linearizability", "Hsm.Abstractions" })
        {
            XDocument file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
            Assert.False(file.Descendants("PackageReference").Any(), $"{project} has no dependencies, so that it can be used alone.");
        }
    }

    [Fact]
    public void Models_InSpecification_UseNoThreadsClocksOrRandomness()
    {
        string[] banned = ["System.Threading", "DateTime.", "new Random(", "Random.Shared", "RandomNumberGenerator", "lock (", "Stopwatch", "Task<"];
        var offenders = from file in Repository.Sources("src/Hsm.Models/Specification")
                        from word in banned
                        where File.ReadLines(file).Any(l => !l.TrimStart().StartsWith('/') && l.Contains(word, StringComparison.Ordinal))
                        select $"{Repository.Relative(file)} mentions {word}: the specification is pure.";
        Assert.Empty(offenders);
    }
}
