using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.Token;

/// <summary>Objects and their attributes (PKCS#11 v2.40, section 11.7): each call has one instant.</summary>
internal static class TokenObjectRules
{
    public static void Create(TokenSituation now, TokenSessionModel session, TokenAttributes template)
    {
        TokenResult result = TokenRules.Complete(template, out TokenAttributes attributes);
        if (result == TokenResult.Ok)
        {
            Make(now, session, attributes, hidden: null);
        }
        else
        {
            now.Refuse(result);
        }
    }

    /// <summary>As Create, of a value that nobody has seen.</summary>
    public static void Generate(TokenSituation now, TokenSessionModel session, TokenAttributes template)
    {
        TokenResult result = TokenRules.CompleteGenerated(template, out TokenAttributes attributes, out int length);
        if (result == TokenResult.Ok)
        {
            var value = new TokenAttribute(TokenAttributeType.Value, Bytes.Repeat(0, length));
            Make(now, session, attributes.With(TokenAttributes.Of(value)), HiddenKey.Secret);
        }
        else
        {
            now.Refuse(result);
        }
    }

    public static void Destroy(TokenSituation now, TokenSessionModel session, uint handle)
    {
        if (now.Find(handle) is not var (known, attributes, _))
        {
            now.Refuse(TokenResult.ObjectHandleInvalid);
        }
        else if (known.Id != NvmId.None && !session.IsReadWrite)
        {
            now.Refuse(TokenResult.SessionReadOnly);
        }
        else if (!attributes.Is(TokenAttributeType.Destroyable))
        {
            now.Refuse(TokenResult.AttributeReadOnly);
        }
        else if (known.Id == NvmId.None)
        {
            now.Done(now.Application.Drop(known.Serial));
        }
        else
        {
            TokenApplicationModel without = now.Application with { Handles = now.Application.Handles.Without(one => one == known) };
            now.Now.Answers.Add(
                new TokenResponse(TokenResult.Ok),
                NvmWrites.Remove(now.Now, [known.Id]).WithToken(now.Face.With(without)));
        }
    }

    public static void Get(TokenSituation now, TokenGetAttributesRequest request)
    {
        if (now.Find(request.Object) is not var (_, attributes, hidden))
        {
            now.Refuse(TokenResult.ObjectHandleInvalid);
            return;
        }

        TokenAttributeType[] types = request.Types.Span.ToArray();
        bool hides = Array.Exists(types, type => TokenRules.IsHidden(attributes, type));
        bool lacks = Array.Exists(types, type => attributes.Find(type) is null);
        TokenAttribute[] told = [.. attributes.Span.ToArray().Where(one => types.Contains(one.Type) && !TokenRules.IsHidden(attributes, one.Type))];
        var answer = new TokenAttributesResponse(
            hides ? TokenResult.AttributeSensitive : lacks ? TokenResult.AttributeTypeInvalid : TokenResult.Ok,
            TokenAttributes.Of(told));
        if (hidden is null || answer.Attributes.Find(TokenAttributeType.Value) is null)
        {
            now.Now.Tell(answer);
        }
        else
        {
            now.Now.TellAny(answer, other => IsAlikeButForValue(answer, other));
        }
    }

    public static void Set(TokenSituation now, TokenSessionModel session, TokenSetAttributesRequest request)
    {
        if (now.Find(request.Object) is not var (known, attributes, hidden))
        {
            now.Refuse(TokenResult.ObjectHandleInvalid);
            return;
        }

        TokenResult result = known.Id != NvmId.None && !session.IsReadWrite
            ? TokenResult.SessionReadOnly
            : TokenRules.MayChange(attributes, request.Changes);
        if (result != TokenResult.Ok)
        {
            now.Refuse(result);
            return;
        }

        TokenAttributes changed = attributes.With(request.Changes);
        if (known.Id == NvmId.None)
        {
            TokenObjectModel old = now.Application.Objects.Find(one => one.Serial == known.Serial)!;
            now.Done(now.Application with
            {
                Objects = now.Application.Objects.Without(one => one == old).Add(old with { Attributes = changed }),
            });
            return;
        }

        if (now.Write(known.Id, known.Serial, changed, hidden) is { } written)
        {
            now.Now.Answers.Add(new TokenResponse(TokenResult.Ok), written);
        }
        else
        {
            now.Refuse(TokenResult.DeviceMemory);
        }
    }

    private static void Make(TokenSituation now, TokenSessionModel session, TokenAttributes attributes, HiddenKey? hidden)
    {
        bool isToken = attributes.Is(TokenAttributeType.Token);
        if (isToken && !session.IsReadWrite)
        {
            now.Refuse(TokenResult.SessionReadOnly);
            return;
        }

        if (!now.Application.Sees(attributes))
        {
            now.Refuse(TokenResult.UserNotLoggedIn);
            return;
        }

        uint serial = now.Face.LastSerial + 1;
        if (isToken)
        {
            MakeInNvm(now, serial, attributes, hidden);
            return;
        }

        TokenApplicationModel owner = now.Application with
        {
            Objects = now.Application.Objects.Add(new TokenObjectModel(serial, session.Handle, attributes) { Hidden = hidden }),
        };
        TokenApplicationModel knowing = owner.Know(serial, NvmId.None, attributes.Is(TokenAttributeType.Private), out uint handle);
        now.Answer(new TokenHandleResponse(handle), (now.Face with { LastSerial = serial }).With(knowing));
    }

    private static bool IsAlikeButForValue(TokenAttributesResponse right, TokenAttributesResponse other)
    {
        Bytes told = other.Attributes.Find(TokenAttributeType.Value) ?? default;
        TokenAttributes same = right.Attributes.With(TokenAttributes.Of(new TokenAttribute(TokenAttributeType.Value, told)));
        return right.Result == other.Result && told.Length == right.Attributes.Find(TokenAttributeType.Value)?.Length && same.Equals(other.Attributes);
    }

    private static void MakeInNvm(TokenSituation now, uint serial, TokenAttributes attributes, HiddenKey? hidden)
    {
        NvmId id = now.FreeId();
        if (id == NvmId.None)
        {
            now.Refuse(TokenResult.DeviceMemory);
            return;
        }

        // A serial number is used up by an attempt that finds no room, too.
        TokenFace face = now.Face with { LastSerial = serial };
        if (now.Write(id, serial, attributes, hidden) is not { } written)
        {
            now.Answer(new TokenResponse(TokenResult.DeviceMemory), face);
            return;
        }

        TokenApplicationModel knowing = now.Application.Know(serial, id, attributes.Is(TokenAttributeType.Private), out uint handle);
        now.Now.Answers.Add(new TokenHandleResponse(handle), written.WithToken(face.With(knowing)));
    }
}
