namespace Hsm.Exploration;

/// <summary>
/// Reads names of configurations: every schedule of an exploration begins with one, and starts from fresh statics, so the
/// product of all choices is not made for it.
/// </summary>
internal static class ConfigurationName
{
    /// <summary>Reads a name.</summary>
    /// <param name="name">Lock provider, scheduling, then cryptography and granularity where they are not the usual.</param>
    /// <returns>The configuration, supported or not; null: none has this name.</returns>
    public static Configuration? Parse(string name)
    {
        var words = name.Split('/');
        if (words.Length < 2)
        {
            return null;
        }

        var at = 2;
        var locks = LockChoice.Find(words[0]);
        var scheduling = Find(SchedulingChoice.All, words[1], static one => one.Name);
        var crypto = Optional(CryptoChoice.All, words, ref at, static one => one.Name);
        var granularity = Optional(GranularityChoice.All, words, ref at, static one => one.Name);
        if (locks is null || scheduling is null || at != words.Length)
        {
            return null;
        }

        var found = new Configuration(locks, scheduling, crypto, granularity);
        return found.Name == name ? found : null;
    }

    private static T? Find<T>(IReadOnlyList<T> choices, string name, Func<T, string> nameOf)
        where T : class => choices.FirstOrDefault(one => nameOf(one) == name);

    private static T Optional<T>(IReadOnlyList<T> choices, string[] words, ref int at, Func<T, string> nameOf)
        where T : class
    {
        var found = at < words.Length ? Find(choices, words[at], nameOf) : null;
        at += found is null ? 0 : 1;
        return found ?? choices[0];
    }
}
