using Interleave.Cli.Hosting;
using Interleave.Rewriting;
using Interleave.Rewriting.Loading;

namespace Interleave.Cli.Targets;

/// <summary>Opens a test of an assembly.</summary>
internal static class TargetOpener
{
    /// <summary>Rewrites the assembly and its project references and finds the method.</summary>
    /// <param name="assembly">Full path.</param>
    /// <param name="method">Full name, or an unambiguous end of it.</param>
    /// <param name="arguments">Texts for its parameters.</param>
    /// <param name="options">How it is rewritten; part of what a schedule file's hash covers.</param>
    /// <exception cref="InputException">Something is wrong with one of them.</exception>
    internal static RewrittenTest Open(string assembly, string method, IReadOnlyList<string> arguments, RewriterOptions options) =>
        Refusal.Told(
            () => RewrittenTest.Open(assembly, method, arguments, options),
            "A method is named as Namespace.Type.Method; its arguments are given with --arg VALUE, once for each parameter.");
}
