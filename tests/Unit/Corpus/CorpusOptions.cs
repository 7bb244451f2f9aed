using System.Reflection;
using Interleave;

namespace Unit.Corpus;

/// <summary>What a program's mark [Under] says.</summary>
/// <param name="Time">When time passes.</param>
/// <param name="StarvationBound">0 for none.</param>
internal sealed record CorpusOptions(TimeMode Time, int StarvationBound)
{
    /// <summary>For a program without the mark.</summary>
    public static CorpusOptions None { get; } = new(TimeMode.Virtual, 0);

    /// <summary>Reads the mark.</summary>
    public static CorpusOptions Of(CustomAttributeData? mark)
    {
        if (mark is null)
        {
            return None;
        }

        Dictionary<string, object?> said = mark.NamedArguments.ToDictionary(a => a.MemberName, a => a.TypedValue.Value, StringComparer.Ordinal);
        return new CorpusOptions(said.GetValueOrDefault("FreeTime") is true ? TimeMode.Nondeterministic : TimeMode.Virtual, said.GetValueOrDefault("StarvationBound") as int? ?? 0);
    }
}
