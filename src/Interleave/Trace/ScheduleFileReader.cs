using System.Globalization;
using System.Text.Json;
using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>Reads what <see cref="ScheduleFileWriter"/> wrote; every error names the line.</summary>
public static class ScheduleFileReader
{
    private const string RecordAgain = "Record the schedule again, or take the file from where it was recorded.";

    /// <summary>Reads a file.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="name">Its name, for error texts.</param>
    /// <returns>Its content.</returns>
    /// <exception cref="ScheduleFileException">It is cut off, damaged, no schedule file, or of another version.</exception>
    public static ScheduleFile Read(ReadOnlySpan<byte> utf8, string name)
    {
        JsonValue root;
        try
        {
            root = JsonValue.Parse(utf8);
        }
        catch (JsonException exception)
        {
            string what = IsPrefix(utf8) ? "the file ends too early: it was cut off" : $"this is no JSON ({exception.Message.Split(" LineNumber")[0].TrimEnd('.')})";
            long line = IsPrefix(utf8) ? utf8.TrimEnd("\r\n\t "u8).Count((byte)'\n') : exception.LineNumber ?? 0;
            throw new ScheduleFileException($"{name}({line + 1}): {what}. {RecordAgain}", exception);
        }

        return new Fields(name, root).ToFile();
    }

    /// <summary>Whether more bytes could make a document of it.</summary>
    private static bool IsPrefix(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read is of interest.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private readonly struct Fields(string name, JsonValue root)
    {
        internal ScheduleFile ToFile()
        {
            CheckVersion();
            return new ScheduleFile
            {
                Engine = Text(root, "engine"),
                Method = Text(root, "method"),
                Arguments = [.. Array(root, "arguments").Select(Text)],
                Strategy = Text(root, "strategy"),
                Seed = Number<ulong>(root, "seed"),
                Index = Number<long>(root, "index"),
                Settings = Settings(Member(root, "settings", JsonTokenType.StartObject)),
                ObservesLocks = Flag(root, "observesLocks"),
                Properties = Properties(),
                Finding = Finding(),
                Remarks = root.Members.ContainsKey("remarks") ? [.. Array(root, "remarks").Select(Text)] : [],
                Assemblies = [.. Array(root, "assemblies").Select(Assembly)],
                Decisions = Decisions(),
            };
        }

        private void CheckVersion()
        {
            if (root.Type != JsonTokenType.StartObject || !root.Members.TryGetValue("format", out JsonValue? format))
            {
                throw Wrong(root, "this is no schedule file: it has no \"format\"", "Give the file that a failing run wrote.");
            }

            if (format.Text != ScheduleFile.FormatVersion.ToString(CultureInfo.InvariantCulture))
            {
                throw Wrong(
                    format,
                    $"the file has format {format.Text}, this version reads format {ScheduleFile.FormatVersion}",
                    "Replay it with the version of Interleave that recorded it" + (root.Members.TryGetValue("engine", out JsonValue? engine) ? $" ({engine.Text})." : "."));
            }
        }

        private ExecutionSettings Settings(JsonValue settings) => new()
        {
            Memory = Flag(settings, "memory"),
            MemoryModel = Word<MemoryModel>(settings, "memoryModel", "memory model"),
            Races = Flag(settings, "races"),
            Time = Word<TimeMode>(settings, "time", "time mode"),
            MaxSteps = Number<int>(settings, "maxSteps"),
            StarvationBound = Number<int>(settings, "starvationBound"),
            FairAfter = settings.Members.ContainsKey("fairAfter") ? Number<int>(settings, "fairAfter") : -1,
        };

        private Dictionary<string, string> Properties()
        {
            var properties = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach ((string key, JsonValue value) in Member(root, "properties", JsonTokenType.StartObject).Members)
            {
                properties.Add(key, Text(value));
            }

            return properties;
        }

        private ScheduleFinding? Finding()
        {
            if (!root.Members.TryGetValue("finding", out JsonValue? finding) || finding.Type == JsonTokenType.Null)
            {
                return null;
            }

            return new ScheduleFinding(Word<FindingKind>(finding, "kind", "finding kind"), Text(finding, "message"), Text(finding, "place"));
        }

        private ScheduleAssembly Assembly(JsonValue value)
        {
            string quiet = Text(value, "quietSites");
            return IntegerRanges.TryParse(quiet, out IReadOnlyList<int> sites)
                ? new ScheduleAssembly(Text(value, "name"), Text(value, "hash"), sites)
                : throw Wrong(value.Members["quietSites"], $"'{quiet}' is no list of ascending ranges such as 0-3,7", RecordAgain);
        }

        private List<ScheduleDecision> Decisions()
        {
            var decisions = new List<ScheduleDecision>();
            foreach (JsonValue line in Array(root, "decisions"))
            {
                if (!DecisionLine.TryParse(Text(line), decisions, out string bad))
                {
                    throw Wrong(line, $"'{bad}' is no decision such as 'read:7:0.18@6'", RecordAgain);
                }
            }

            return decisions;
        }

        private JsonValue Member(JsonValue value, string member, JsonTokenType type) =>
            !value.Members.TryGetValue(member, out JsonValue? found) ? throw Wrong(value, $"\"{member}\" is missing", RecordAgain)
            : found.Type != type ? throw Wrong(found, $"\"{member}\" should be {Named(type)}", RecordAgain)
            : found;

        private List<JsonValue> Array(JsonValue value, string member) => Member(value, member, JsonTokenType.StartArray).Items;

        private string Text(JsonValue value, string member) => Member(value, member, JsonTokenType.String).Text;

        private string Text(JsonValue value) =>
            value.Type == JsonTokenType.String ? value.Text : throw Wrong(value, "here should be a string", RecordAgain);

        private T Word<T>(JsonValue value, string member, string what)
            where T : struct, Enum
        {
            string word = Text(value, member);
            return Enum.TryParse(word, out T parsed) && parsed.ToString() == word
                ? parsed
                : throw Wrong(value.Members[member], $"there is no {what} '{word}'", RecordAgain);
        }

        private bool Flag(JsonValue value, string member) =>
            value.Members.TryGetValue(member, out JsonValue? found) && found.Type == JsonTokenType.True
            || !Member(value, member, JsonTokenType.False).Type.Equals(JsonTokenType.False);

        private T Number<T>(JsonValue value, string member)
            where T : struct, System.Numerics.IBinaryInteger<T>
        {
            JsonValue found = Member(value, member, JsonTokenType.Number);
            return T.TryParse(found.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T number)
                ? number
                : throw Wrong(found, $"\"{member}\" is {found.Text}, which is no whole number of its range", RecordAgain);
        }

        private ScheduleFileException Wrong(JsonValue at, string what, string advice) => new($"{name}({at.Line}): {what}. {advice}");

        private static string Named(JsonTokenType type) => type switch
        {
            JsonTokenType.StartArray => "an array",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            _ => "true or false",
        };
    }
}
