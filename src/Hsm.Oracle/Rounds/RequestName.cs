using System.Text.Json;
using Hsm.Abstractions;

namespace Hsm.Oracle.Rounds;

/// <summary>Names of requests and answers as deviations have them: lower case, words joined by hyphens.</summary>
internal static class RequestName
{
    private const string Suffix = "Request";
    private const string Answers = "-answers-";

    /// <summary>A request's, such as "key-commit".</summary>
    public static string Of(HsmRequest request)
    {
        string name = request.GetType().Name;
        return Hyphenate(name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name);
    }

    /// <summary>A deviation's, such as "key-commit-answers-not-found".</summary>
    public static string OfDeviation(HsmRequest request, HsmResponse response) => Of(request) + Answers + Hyphenate(response.Status.ToString());

    /// <summary>Whether a request is known to be answered otherwise than specified, so that rounds leave it out.</summary>
    /// <param name="request">The request.</param>
    /// <param name="admitted">Names of deviations.</param>
    public static bool IsLeftOut(HsmRequest request, IReadOnlySet<string> admitted)
    {
        string prefix = admitted.Count == 0 ? "" : Of(request) + Answers;
        return admitted.Any(name => name.StartsWith(prefix, StringComparison.Ordinal))
            || KnownDeviation.All.Any(known => admitted.Contains(known.Name) && known.LeavesOut(request));
    }

    private static string Hyphenate(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
