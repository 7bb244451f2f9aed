using Hsm.Abstractions;

namespace Unit.Hsm;

/// <summary>Random requests of the PKCS#11 face over few handles, so that they meet; odd arguments among them.</summary>
internal sealed class RandomTokenRequests(int seed)
{
    private static readonly Bytes s_pin = new("1234"u8);
    private static readonly Bytes s_officerPin = new("123456"u8);

    private readonly Random _random = new(seed);

    public int Next(int bound) => _random.Next(bound);

    public HsmRequest Request() => _random.Next(30) switch
    {
        0 or 1 => new TokenAttachRequest((uint)_random.Next(1, 3)),
        2 or 3 => new TokenOpenSessionRequest(_random.Next(4) != 0),
        4 => new TokenCloseSessionRequest(Handle()),
        5 => _random.Next(4) == 0 ? new TokenCloseAllSessionsRequest() : new TokenSessionInfoRequest(Handle()),
        6 or 7 => new TokenLoginRequest(Handle(), User(), _random.Next(5) == 0 ? default : _random.Next(6) == 0 ? s_officerPin : s_pin),
        8 => new TokenLogoutRequest(Handle()),
        9 or 10 or 11 or 12 => new TokenCreateObjectRequest(Handle(), Template()),
        13 or 14 => new TokenDestroyObjectRequest(Handle(), Handle()),
        15 or 16 => new TokenGetAttributesRequest(Handle(), Handle(), new TokenAttributeTypes(TokenAttributeType.Label, Type())),
        17 or 18 => new TokenSetAttributesRequest(Handle(), Handle(), Changes()),
        19 or 20 => new TokenFindInitRequest(Handle(), _random.Next(2) == 0 ? TokenAttributes.Empty : Changes()),
        21 or 22 => new TokenFindRequest(Handle(), _random.Next(-1, 4)),
        23 => new TokenFindFinalRequest(Handle()),
        24 or 25 or 26 => new TokenCipherInitRequest(Handle(), Handle(), Cipher()),
        27 or 28 => new TokenCipherRunRequest(Handle(), Operation(), Bytes.Repeat(5, _random.Next(2) == 0 ? 16 * _random.Next(3) : _random.Next(30)))
        {
            Signature = _random.Next(2) == 0 ? default : Bytes.Repeat(1, 16),
        },
        29 => new TokenGenerateKeyRequest(Handle(), Generated()),
        _ => new EchoRequest(default),
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
            TokenAttribute.Of(TokenAttributeType.Private, _random.Next(2) == 0),
            TokenAttribute.Of(_random.Next(9) == 0 ? TokenAttributeType.Local : TokenAttributeType.Sensitive, _random.Next(2) == 0),
        ]);

    private uint Handle() => (uint)_random.Next(_random.Next(3) == 0 ? 12 : 5);

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
        Maybe(5, TokenAttribute.Of(TokenAttributeType.Private, _random.Next(2) == 0));
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
