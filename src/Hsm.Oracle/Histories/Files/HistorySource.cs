namespace Hsm.Oracle.Histories.Files;

/// <summary>A history file of any kind, as lines of our own kind.</summary>
internal abstract class HistorySource
{
    /// <summary>The file's path, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>What the file says of itself; null where it has no header.</summary>
    public abstract HistoryHeader? Header { get; }

    /// <summary>The operations, in an order of their own: a file is read once more each time this is enumerated.</summary>
    public abstract IEnumerable<SourceLine> Lines();

    /// <summary>Finds out what a file is.</summary>
    /// <exception cref="OracleException">There is no such file, it can't be read, or it is of no known kind.</exception>
    public static HistorySource Open(string path)
    {
        try
        {
            (int number, string? first) = FirstLine(path);
            return first switch
            {
                null => throw new OracleException($"{path} is empty.", "A history file holds one operation a line; docs/recorders.md shows how to write one."),
                _ when KeyValueSource.Knows(first) => new KeyValueSource { Path = path },
                _ when JepsenSource.Knows(first) => new JepsenSource { Path = path },
                _ when first.StartsWith('{') => new JsonSource(first, number, path) { Path = path },
                _ => throw Malformed.Line(path, number, "is no history that hsm knows: it begins like neither JSON lines, a Jepsen etcd log nor a porcupine kv file", "docs/recorders.md tells the format of JSON lines."),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OracleException($"{path} can't be read: {exception.Message}", "Name a history file with --history FILE.");
        }
    }

    private static (int Number, string? Line) FirstLine(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return (number, line.TrimStart('\uFEFF').Trim());
            }
        }

        return (0, null);
    }
}
