using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>
/// Random requests of the PKCS#11 face from one connection, mostly with handles that it was told, so that they are carried
/// out; odd arguments among them.
/// </summary>
internal sealed class RandomTokenRequests(int seed)
{
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly Bytes s_officerPin = new("123456"u8);

    private readonly Random _random = new(seed);
    private readonly List<uint> _sessions = [];
    private readonly List<uint> _objects = [];
    private readonly List<uint> _keys = [];
    private TokenCipherInitRequest? _begun;
    private bool _isAttached;

    /// <summary>A request; an operation that was begun is run soon, for most of them would never be.</summary>
    public HsmRequest Request()
    {
        if (!_isAttached && _random.Next(4) != 0)
        {
            _isAttached = true;
            return new TokenAttachRequest((uint)_random.Next(1, 3));
        }

        if (_begun is { } begun && _random.Next(4) != 0)
        {
            _begun = null;
            return Run(begun.Session, begun.Cipher.Operation);
        }

        var request = Any();
        _begun = request as TokenCipherInitRequest;
        return request;
    }

    /// <summary>Takes the handles out of an answer.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">The answer.</param>
    public void Learn(HsmRequest request, HsmResponse response)
    {
        switch (response)
        {
            case TokenHandleResponse told:
                (request is TokenOpenSessionRequest ? _sessions : _objects).Add(told.Handle);
                if (request is TokenGenerateKeyRequest || (request is TokenCreateObjectRequest made && TokenRules.IsSecretKey(made.Template)))
                {
                    _keys.Add(told.Handle);
                }

                break;
            case TokenHandlesResponse told:
                _objects.AddRange(told.Handles.Span);
                break;
        }
    }

    private HsmRequest Any() => _random.Next(38) switch
    {
        0 => new TokenAttachRequest((uint)_random.Next(1, 3)),
        1 or 2 => new TokenOpenSessionRequest(_random.Next(4) != 0),
        3 => _random.Next(3) == 0 ? new TokenCloseSessionRequest(Session()) : new TokenSessionInfoRequest(Session()),
        4 => _random.Next(8) == 0 ? new TokenCloseAllSessionsRequest() : new TokenSessionInfoRequest(Session()),
        5 or 6 => new TokenLoginRequest(Session(), User(), _random.Next(9) == 0 ? default : _random.Next(9) == 0 ? s_officerPin : s_pin),
        7 => _random.Next(2) == 0 ? new TokenLogoutRequest(Session()) : new TokenFindFinalRequest(Session()),
        8 or 9 or 10 or 11 => new TokenCreateObjectRequest(Session(), Template()),
        12 or 13 => new TokenDestroyObjectRequest(Session(), Object()),
        14 or 15 or 16 => new TokenGetAttributesRequest(Session(), Object(), new TokenAttributeTypes(TokenAttributeType.Label, Type())),
        17 or 18 or 19 => new TokenSetAttributesRequest(Session(), Object(), Changes()),
        20 or 21 => new TokenFindInitRequest(Session(), _random.Next(2) == 0 ? TokenAttributes.Empty : Changes()),
        22 or 23 => new TokenFindRequest(Session(), _random.Next(-1, 4)),
        24 => new TokenFindFinalRequest(Session()),
        25 or 26 => Run(Session(), Operation()),
        27 or 28 or 29 => new TokenGenerateKeyRequest(Session(), Generated()),
        _ => new TokenCipherInitRequest(Session(), Handle(_keys), Cipher()),
    };

    private uint Session() => Handle(_sessions);

    private uint Object() => Handle(_objects);

    // One of the last that were told, for the older ones are gone; or any number, which may be of another kind.
    private uint Handle(List<uint> told) => told.Count > 0 && _random.Next(8) != 0
        ? told[^(1 + _random.Next(Math.Min(told.Count, 4)))]
        : (uint)_random.Next(_random.Next(3) == 0 ? 12 : 5);

    private TokenCipherRunRequest Run(uint session, TokenOperation operation) =>
        new(session, operation, Bytes.Repeat((byte)_random.Next(20), _random.Next(2) == 0 ? 16 * _random.Next(3) : _random.Next(30)))
        {
            Signature = _random.Next(3) == 0 ? default : Bytes.Repeat(1, _random.Next(3) == 0 ? 12 : 16),
        };

    private TokenOperation Operation() => (TokenOperation)_random.Next(_random.Next(20) == 0 ? 6 : 4);

    private TokenCipher Cipher()
    {
        var mechanism = _random.Next(30) == 0 ? (TokenMechanism)7 : Enum.GetValues<TokenMechanism>()[_random.Next(Enum.GetValues<TokenMechanism>().Length)];
        var operation = _random.Next(4) == 0 ? Operation() : (TokenOperation)((TokenCipherRules.IsCode(mechanism) ? 2 : 0) + _random.Next(2));
        var iv = _random.Next(6) == 0 ? _random.Next(12) : mechanism == TokenMechanism.AesEcb ? 0 : 16;
        return new TokenCipher(operation, Bytes.Repeat(1, iv), default, _random.Next(4) == 0 ? _random.Next(-1, 70) : 16) { Mechanism = mechanism };
    }

    private TokenAttributes Generated() => TokenAttributes.Of(
        [
            TokenRules.Class(_random.Next(9) == 0 ? TokenRules.DataClass : TokenRules.SecretKeyClass),
            TokenRules.Number(TokenAttributeType.ValueLength, _random.Next(9) == 0 ? 0 : 16),
            TokenRules.Number(TokenAttributeType.KeyType, _random.Next(3) == 0 ? 0x10 : 0x1F),
            TokenAttribute.Of(TokenAttributeType.Token, _random.Next(2) == 0),
            TokenAttribute.Of(TokenAttributeType.Private, _random.Next(3) == 0),
            TokenAttribute.Of(_random.Next(9) == 0 ? TokenAttributeType.Local : TokenAttributeType.Sensitive, _random.Next(2) == 0),
        ]);

    private TokenUser User() => _random.Next(8) switch
    {
        0 => TokenUser.SecurityOfficer,
        1 => (TokenUser)7,
        _ => TokenUser.User,
    };

    private TokenAttributeType Type() => _random.Next(4) switch
    {
        0 => TokenAttributeType.Id,
        1 => TokenAttributeType.Sensitive,
        2 => TokenAttributeType.Value,
        _ => TokenAttributeType.Class,
    };

    private TokenAttributes Template()
    {
        var isKey = _random.Next(2) == 0;
        var attributes = new List<TokenAttribute>();
        Maybe(14, TokenRules.Class(_random.Next(14) == 0 ? 3 : isKey ? TokenRules.SecretKeyClass : TokenRules.DataClass));
        Maybe(isKey ? 14 : 2, new TokenAttribute(TokenAttributeType.Value, Bytes.Repeat(7, _random.Next(3) == 0 ? 5 : 16)));
        Maybe(8, new TokenAttribute(TokenAttributeType.Token, Bytes.Repeat((byte)_random.Next(_random.Next(9) == 0 ? 3 : 2), 1)));
        Maybe(isKey ? 10 : 5, TokenAttribute.Of(TokenAttributeType.Private, _random.Next(3) == 0));
        Maybe(5, TokenAttribute.Of(TokenAttributeType.Label, Text()));
        Maybe(2, TokenAttribute.Of(TokenAttributeType.Modifiable, _random.Next(3) != 0));
        Maybe(2, TokenAttribute.Of(TokenAttributeType.Destroyable, _random.Next(3) != 0));
        Maybe(isKey ? 4 : 0, TokenAttribute.Of(TokenAttributeType.Sensitive, _random.Next(2) == 0));
        Maybe(isKey ? 2 : 0, TokenAttribute.Of(TokenAttributeType.Encrypt, _random.Next(2) == 0));
        return TokenAttributes.Of([.. attributes]);

        void Maybe(int ofFifteen, TokenAttribute attribute)
        {
            if (_random.Next(15) < ofFifteen)
            {
                attributes.Add(attribute);
            }
        }
    }

    private TokenAttributes Changes() => _random.Next(7) switch
    {
        0 => TokenAttributes.Empty,
        1 => TokenAttributes.Of(TokenAttribute.Of(TokenAttributeType.Sensitive, _random.Next(2) == 0)),
        2 => TokenAttributes.Of(TokenAttribute.Of(TokenAttributeType.Token, _random.Next(2) == 0)),
        3 => TokenAttributes.Of(new TokenAttribute(TokenAttributeType.Value, Bytes.Repeat(9, 16))),
        4 => TokenAttributes.Of(new TokenAttribute(TokenAttributeType.Decrypt, Bytes.Repeat(2, 1))),
        _ => TokenAttributes.Of(TokenAttribute.Of(TokenAttributeType.Label, Text()), TokenAttribute.Of(TokenAttributeType.Id, Text())),
    };

    private string Text() => _random.Next(3) switch { 0 => "a", 1 => "b", _ => "longer text" };
}
