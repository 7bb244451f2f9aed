using Hsm.Abstractions;

namespace Hsm.Cli.Serving;

/// <summary>One <c>--listen</c>.</summary>
/// <param name="Address">Where.</param>
/// <param name="Priority">How urgent its connections are.</param>
internal sealed record ServeListener(ListenAddress Address, SessionPriority Priority);
