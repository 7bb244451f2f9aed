using Hsm.Oracle.Histories.Files;
using Hsm.Oracle.Histories.Models;

namespace Hsm.Oracle.Histories;

/// <summary>Reads histories that somebody recorded elsewhere: JSON lines, Jepsen's etcd logs, porcupine's kv files.</summary>
public static class HistoryFile
{
    /// <summary>Names of the models that a file can hold.</summary>
    public static IReadOnlyList<string> ModelNames { get; } = [.. HistoryModels.All.Select(static model => model.Name)];

    /// <summary>A longer file is judged in parts unless told otherwise: about two million operations.</summary>
    private const long LongestWholeBytes = 256L << 20;

    /// <summary>Reads a file whole, or only its times where it is long or that is asked for.</summary>
    /// <param name="path">The file; its kind is found out.</param>
    /// <param name="options">What the file does not say.</param>
    /// <returns>The history with its model.</returns>
    /// <exception cref="OracleException">
    /// There is no such file; its model is neither in a header nor given, or not known; a line is malformed (file, line number, what is
    /// wrong, what to do).
    /// </exception>
    public static RecordedHistory Read(string path, HistoryFileOptions? options = null)
    {
        options ??= HistoryFileOptions.Default;
        HistorySource source = HistorySource.Open(path);
        HistoryHeader header = Header(source, options.Model);
        HistoryModel model = HistoryModels.Find(header.Model)
            ?? throw new OracleException($"{path}: there is no model '{header.Model}'.", $"There are {HistoryModels.Names}.");
        IEnumerable<SourceLine> lines = source.Lines().Select(Widen(path, header, options.ClockError));
        return options.InParts ?? new FileInfo(path).Length > LongestWholeBytes
            ? model.ReadInParts(lines, header, path)
            : model.Read(lines, header, path);
    }

    private static HistoryHeader Header(HistorySource source, string? model)
    {
        if (source.Header is null)
        {
            return new HistoryHeader(model ?? throw new OracleException(
                $"{source.Path} has no header, so its model is not known.",
                $"Say it with --model ({HistoryModels.Names}), or let the first line be {{\"format\":\"{HistoryHeader.Format}\",\"version\":{HistoryHeader.Version},\"model\":\"register\"}}."));
        }

        return model is null || source.Header.Model == model
            ? source.Header
            : throw new OracleException($"{source.Path} is of model '{source.Header.Model}', not '{model}'.", "Leave --model out, or name the file's own.");
    }

    private static Func<SourceLine, SourceLine> Widen(string path, HistoryHeader header, TimeSpan clockError)
    {
        if (clockError == TimeSpan.Zero)
        {
            return static line => line;
        }

        long unit = TimeUnits.Nanoseconds(header.Unit);
        if (unit == 0)
        {
            throw new OracleException($"{path} counts events, not time, so a clock error means nothing to it.", "Leave --clock-error out.");
        }

        // Rounded up: an interval may be too wide, never too narrow.
        long nanoseconds = clockError.Ticks * TimeSpan.NanosecondsPerTick;
        long error = (nanoseconds + unit - 1) / unit;
        return line => line with { Line = line.Line with { Call = line.Line.Call - error, Return = line.Line.Return + error } };
    }
}
