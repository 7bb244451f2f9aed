using System.CommandLine;
using Interleave.Cli.Hosting;

namespace Hsm.Cli;

/// <summary>What was typed, and what does nothing without more.</summary>
internal static class GivenOptions
{
    /// <summary>Whether an option was typed. A flag has an implicit result where it is not.</summary>
    internal static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Refuses options that would be ignored, because what they are of was not asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="companion">What they need, as typed.</param>
    /// <param name="isThere">Whether it was asked for.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="InputException">One was typed in vain; names the first and what to add.</exception>
    internal static void Require(this ParseResult parsed, string companion, bool isThere, params IReadOnlyList<Option> options)
    {
        if (!isThere && options.FirstOrDefault(parsed.IsGiven) is { } idle)
        {
            throw DoesNothing(idle.Name, companion);
        }
    }

    /// <summary>The refusal of what would be ignored.</summary>
    internal static InputException DoesNothing(string idle, string companion) =>
        new($"{idle} does nothing without {companion}.", $"Give {companion} too, or leave it out.");
}
