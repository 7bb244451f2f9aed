using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>
/// Writes schedule files: JSON, keys in a fixed order, no time or machine in it. A line of decisions is a stretch of
/// one thread, so that two schedules can be compared with diff: <c>"2: acquire:5:0.17@6 read:7:0.18@6"</c> is thread 2
/// before acquiring resource 5 at site 17 of assembly 0, threads 1 and 2 being enabled (mask 6, hexadecimal).
/// A choice is <c>"choice 3/10 0.17"</c>: value 3 below 10.
/// </summary>
public static class ScheduleFileWriter
{
    private const int MaxDecisionsPerLine = 8;

    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is read by people; it is never part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes of a file.</summary>
    /// <param name="file">Its content.</param>
    /// <returns>UTF-8 without byte order mark, lines ending in LF.</returns>
    public static byte[] Write(ScheduleFile file)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", ScheduleFile.FormatVersion);
            writer.WriteString("engine", file.Engine);
            writer.WriteString("method", file.Method);
            WriteStrings(writer, "arguments", file.Arguments);
            writer.WriteString("strategy", file.Strategy);
            writer.WriteNumber("seed", file.Seed);
            writer.WriteNumber("index", file.Index);
            WriteSettings(writer, file.Settings);
            writer.WriteBoolean("observesLocks", file.ObservesLocks);
            WriteProperties(writer, file.Properties);
            WriteFinding(writer, file.Finding);
            if (file.Remarks.Count > 0)
            {
                WriteStrings(writer, "remarks", file.Remarks);
            }

            WriteAssemblies(writer, file.Assemblies);
            WriteStrings(writer, "decisions", DecisionLines(file.Decisions));
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter writer, ExecutionSettings settings)
    {
        writer.WriteStartObject("settings");
        writer.WriteBoolean("memory", settings.Memory);
        writer.WriteString("memoryModel", settings.MemoryModel.ToString());
        writer.WriteBoolean("races", settings.Races);
        writer.WriteString("time", settings.Time.ToString());
        writer.WriteNumber("maxSteps", settings.MaxSteps);
        writer.WriteNumber("starvationBound", settings.StarvationBound);
        if (settings.FairAfter >= 0)
        {
            writer.WriteNumber("fairAfter", settings.FairAfter);
        }

        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> properties)
    {
        writer.WriteStartObject("properties");
        foreach ((string key, string value) in properties.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter writer, ScheduleFinding? finding)
    {
        if (finding is null)
        {
            writer.WriteNull("finding");
            return;
        }

        writer.WriteStartObject("finding");
        writer.WriteString("kind", finding.Kind.ToString());
        writer.WriteString("message", finding.Message);
        writer.WriteString("place", finding.Place);
        writer.WriteEndObject();
    }

    private static void WriteAssemblies(Utf8JsonWriter writer, IReadOnlyList<ScheduleAssembly> assemblies)
    {
        writer.WriteStartArray("assemblies");
        foreach (ScheduleAssembly assembly in assemblies)
        {
            writer.WriteStartObject();
            writer.WriteString("name", assembly.Name);
            writer.WriteString("hash", assembly.ContentHash);
            writer.WriteString("quietSites", IntegerRanges.Format(assembly.QuietSites));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string> DecisionLines(IReadOnlyList<ScheduleDecision> decisions)
    {
        var line = new StringBuilder();
        int inLine = 0;
        for (int i = 0; i < decisions.Count; i++)
        {
            ScheduleDecision decision = decisions[i];
            bool goesOn = inLine > 0
                && inLine < MaxDecisionsPerLine
                && decision.Kind != AccessKind.Choice
                && decisions[i - 1].Kind != AccessKind.Choice
                && decisions[i - 1].Chosen == decision.Chosen;
            if (!goesOn && inLine > 0)
            {
                yield return line.ToString();
                line.Clear();
                inLine = 0;
            }

            Append(line, decision, first: inLine == 0);
            inLine++;
        }

        if (inLine > 0)
        {
            yield return line.ToString();
        }
    }

    private static void Append(StringBuilder line, in ScheduleDecision decision, bool first)
    {
        string site = decision.Assembly < 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{decision.Assembly}.{decision.Site}");
        if (decision.Kind == AccessKind.Choice)
        {
            line.Append(CultureInfo.InvariantCulture, $"choice {decision.Chosen}/{decision.Enabled} {site}");
            return;
        }

        if (first)
        {
            line.Append(CultureInfo.InvariantCulture, $"{decision.Chosen}:");
        }

        string resource = decision.Resource < 0 ? "-" : decision.Resource.ToString(CultureInfo.InvariantCulture);
        line.Append(CultureInfo.InvariantCulture, $" {AccessKindNames.Of(decision.Kind)}:{resource}:{site}@{decision.Enabled:x}");
    }
}
