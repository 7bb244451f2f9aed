namespace Hsm.Oracle.Scenarios;

/// <summary>Something that one client alone sees go against the specification.</summary>
/// <param name="Name">Its name for <c>--allow</c>, such as "logout-when-logged-out": lower case, words joined by hyphens.</param>
/// <param name="Called">What was called, in which situation.</param>
/// <param name="Expected">What the specification allows.</param>
/// <param name="Got">What came back.</param>
/// <param name="Clause">Where the specification's answer comes from.</param>
public sealed record Deviation(string Name, string Called, string Expected, string Got, string Clause);
