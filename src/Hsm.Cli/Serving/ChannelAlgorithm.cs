using Hsm.Abstractions;

namespace Hsm.Cli.Serving;

/// <summary>Makes the algorithm of a channel.</summary>
internal readonly record struct ChannelAlgorithm(Func<IAeadAlgorithm> Create);
