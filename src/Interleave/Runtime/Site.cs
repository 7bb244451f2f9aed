namespace Interleave.Runtime;

/// <summary>One place in rewritten code where a visible action happens.</summary>
/// <param name="Method">The method, as <c>Namespace.Type.Method</c>, compiler-made names turned back into the source's.</param>
/// <param name="File">Full path of the source file; null without symbols.</param>
/// <param name="Line">Line, from 1; 0 without symbols.</param>
/// <param name="Member">Full name of the member touched or called: <c>My.Ns.Counter._value</c>, <c>System.Threading.Monitor.Enter</c>; <c>My.Ns.Item[]</c> for array elements. Fields are the same location when this is the same.</param>
/// <param name="Label">For lock-like calls, the field the operand was loaded from (<c>Counter._gate</c>), when it could be told.</param>
/// <param name="IsVolatile">True for an access of a volatile field.</param>
public sealed record Site(string Method, string? File, int Line, string Member, string? Label, bool IsVolatile = false)
{
    /// <summary>The site of actions that no rewritten code asked for.</summary>
    public static Site Unknown { get; } = new("?", null, 0, "?", null);

    /// <summary>File name and line, or the method where there are no symbols.</summary>
    public string Place => File is null ? Method : $"{Path.GetFileName(File)}:{Line}";

    /// <summary><see cref="Member"/> without namespace.</summary>
    public string ShortMember => Shorten(Member);

    /// <summary><see cref="Method"/> without namespace.</summary>
    public string ShortMethod => Shorten(Method);

    /// <inheritdoc/>
    public override string ToString() => File is null ? $"{ShortMember} in {ShortMethod}" : $"{ShortMember} in {ShortMethod} ({Place})";

    internal static string Shorten(string name)
    {
        int last = name.LastIndexOf('.');
        int previous = last <= 0 ? -1 : name.LastIndexOf('.', last - 1);
        return previous < 0 ? name : name[(previous + 1)..];
    }
}
