using System.CommandLine;
using Hsm.Abstractions;
using Interleave.Cli.Hosting;

namespace Hsm.Cli.Serving;

/// <summary>The options of <c>hsm serve</c> that put every connection into a secure channel.</summary>
internal sealed class ChannelArguments
{
    private const int KeyDigits = 2 * X25519KeyPair.KeyLengthBytes;

    private readonly Option<string?> _key = OptionFactory.Word(
        "--channel-key", Secret.HelpName, $"Puts every connection into a secure channel: the server's static private key (X25519), {KeyDigits} hex digits. Its public key is logged.");

    private readonly Option<string[]> _clients = new("--channel-client")
    {
        Description = $"Static public key of a client that is let in, {KeyDigits} hex digits; several are possible, and one is needed.",
        HelpName = "KEY",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<ChannelAlgorithm?> _aead = OptionFactory.OneOf(
        "--channel-aead", ServeChoices.ChannelAlgorithms, "The channel's algorithm [default: chacha20-poly1305].");

    private readonly Option<long?> _pipelines = OptionFactory.Whole(
        "--pipelines", "Packets of one long message that are worked on at once; clients say the same [default: a message is one packet].", 1, RecordPipelineOptions.MaxPipelineCount);

    private readonly Option<long?> _split = OptionFactory.Whole(
        "--split-fragment", "With --pipelines: bytes at which a message is split [default: 512].", 64, RecordPipelineOptions.LargestFragmentBytes);

    internal IReadOnlyList<Option> All => [_key, _clients, _aead, _pipelines, _split];

    /// <summary>Reads the options.</summary>
    /// <exception cref="InputException">One can't be used; says which and what would do.</exception>
    internal SocketChannelOptions? Read(ParseResult parsed, IAcceleratorEngine? engine)
    {
        string[] clients = parsed.GetValue(_clients) ?? [];
        parsed.Require(_key.Name, parsed.IsGiven(_key), _clients, _aead, _pipelines, _split);
        parsed.Require(_pipelines.Name, parsed.IsGiven(_pipelines), _split);
        if (parsed.GetValue(_key) is not { } key)
        {
            return null;
        }

        if (clients.Length == 0)
        {
            throw new InputException("--channel-client is missing: nobody would be let in.", "Give the public key of each client.");
        }

        Bytes privateKey = Key(_key.Name, Secret.Read(_key.Name, key));
        HashSet<Bytes> letIn = [.. clients.Select(client => Key(_clients.Name, client))];
        return new SocketChannelOptions
        {
            Handshake = new HandshakeOptions
            {
                Identity = X25519KeyPair.Import(privateKey.Span),
                Random = new SystemEntropy(),
                Aead = (parsed.GetValue(_aead) ?? ServeChoices.ChannelAlgorithms["chacha20-poly1305"]).Create(),
            },
            LetsIn = letIn.Contains,
            Pipeline = Pipeline(parsed, engine),
        };
    }

    private ChannelPipeline? Pipeline(ParseResult parsed, IAcceleratorEngine? engine)
    {
        if (parsed.GetValue(_pipelines) is not { } pipelines)
        {
            return null;
        }

        int split = (int?)parsed.GetValue(_split) ?? 512;
        return new ChannelPipeline(
            new RecordPipelineOptions
            {
                MaxPipelines = (int)pipelines,
                SplitFragmentBytes = split,
                MaxFragmentBytes = Math.Max(split, RecordPipelineOptions.MinFragmentBytes),
            },
            engine);
    }

    private static Bytes Key(string option, string hex) => Secret.Key(hex, X25519KeyPair.KeyLengthBytes)
        ?? throw new InputException($"{option} is no key.", $"A key is {KeyDigits} hex digits; `openssl rand -hex {X25519KeyPair.KeyLengthBytes}` makes a private one.");
}
