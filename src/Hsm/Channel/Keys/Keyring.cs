namespace Hsm;

/// <summary>
/// The keys of a channel: the present one and, until it is retired, the one before. Changed under the write side alone.
/// </summary>
internal sealed class Keyring : IDisposable
{
    private readonly ChannelOptions _options;
    private readonly ChannelComponents _components;
    private readonly KeyChain _chain;

    /// <summary>Begins with key 0.</summary>
    /// <param name="secrets">What the handshake gave.</param>
    /// <param name="options">Sizes and algorithms.</param>
    /// <param name="components">The steps.</param>
    public Keyring(ChannelSecrets secrets, ChannelOptions options, ChannelComponents components)
    {
        _options = options;
        _components = components;
        _chain = new KeyChain(secrets);
        Present = DeriveNext(nowMs: 0);
        _chain.Step();
        if (secrets.IsInitiator)
        {
            Present.Confirm();
        }
    }

    /// <summary>The key we seal with.</summary>
    public ChannelKey Present { get; private set; }

    /// <summary>The key before, which still opens packets; null: retired.</summary>
    public ChannelKey? Former { get; private set; }

    /// <summary>Finds the key of a packet.</summary>
    /// <param name="number">The number it names.</param>
    /// <param name="key">The key when Ok.</param>
    /// <returns>Ok; NeedsExclusive: the next one, which is not made yet; RetiredKey; UnknownKey.</returns>
    public ChannelStatus Find(uint number, out ChannelKey? key)
    {
        key = number == Present.Number ? Present : Former;
        if (key is not null && key.Number == number)
        {
            return ChannelStatus.Ok;
        }

        key = null;
        if (number < Present.Number)
        {
            return ChannelStatus.RetiredKey;
        }

        return number - Present.Number == 1 && number < _options.KeyLimit ? ChannelStatus.NeedsExclusive : ChannelStatus.UnknownKey;
    }

    /// <summary>Whether the present key may be replaced.</summary>
    /// <returns>Ok; Exhausted: it is the last; NotConfirmed: the peer may not have it, and would lose track.</returns>
    public ChannelStatus MayReplace()
    {
        if (_chain.NextNumber >= _options.KeyLimit)
        {
            return ChannelStatus.Exhausted;
        }

        return Present.IsConfirmed ? ChannelStatus.Ok : ChannelStatus.NotConfirmed;
    }

    /// <summary>Makes the next key without putting it in place.</summary>
    /// <param name="nowMs">The channel's time.</param>
    /// <returns>To be given to <see cref="Replace"/>, or disposed.</returns>
    public ChannelKey DeriveNext(long nowMs)
    {
        var (seals, opens) = _chain.Derive(_options.Aead);
        var window = _options.Window with { Limit = _options.MessageLimit };
        return new ChannelKey(_chain.NextNumber, seals, opens)
        {
            Counter = _components.Counter(_options.MessageLimit),
            Window = (_components.Window ?? _options.CreateWindow)(window),
            CreatedMs = nowMs,
        };
    }

    /// <summary>Puts the next key in place; the present one becomes the former, the former is zeroed.</summary>
    /// <param name="next">From <see cref="DeriveNext"/>, after which nothing was put in place.</param>
    public void Replace(ChannelKey next)
    {
        if (next.Number != _chain.NextNumber)
        {
            throw new HsmInvariantException($"Keys come one after another: key {next.Number} follows {Present.Number}.");
        }

        Former?.Dispose();
        Former = Present;
        Present = next;
        _chain.Step();
    }

    /// <summary>Zeroes the former key.</summary>
    /// <returns>False: there was none.</returns>
    public bool RetireFormer()
    {
        var retired = Former;
        Former = null;
        retired?.Dispose();
        return retired is not null;
    }

    /// <summary>Zeroes everything.</summary>
    public void Dispose()
    {
        RetireFormer();
        Present.Dispose();
        _chain.Dispose();
    }
}
