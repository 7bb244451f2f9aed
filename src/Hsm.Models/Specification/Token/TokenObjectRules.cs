using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;

namespace Hsm.Models.Specification.Token;

/// <summary>Objects and their attributes (PKCS#11 v2.40, section 11.7): each call has one instant.</summary>
internal static class TokenObjectRules
{
    public static void Create(TokenSituation now, TokenSessionModel session, TokenAttributes template)
    {
        TokenResult result = TokenRules.Complete(template, out TokenAttributes attributes);
        bool isToken = attributes.Is(TokenAttributeType.Token);
        if (result != TokenResult.Ok)
        {
            now.Refuse(result);
            return;
        }

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
        bool isPrivate = attributes.Is(TokenAttributeType.Private);
        if (!isToken)
        {
            TokenApplicationModel owner = now.Application with
            {
                Objects = now.Application.Objects.Add(new TokenObjectModel(serial, session.Handle, attributes)),
            };
            TokenApplicationModel knowing = owner.Know(serial, NvmId.None, isPrivate, out uint handle);
            now.Answer(new TokenHandleResponse(handle), (now.Face with { LastSerial = serial }).With(knowing));
            return;
        }

        CreateInNvm(now, serial, attributes);
    }

    public static void Destroy(TokenSituation now, TokenSessionModel session, uint handle)
    {
        if (now.Find(handle) is not var (known, attributes))
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
        if (now.Find(request.Object) is not var (_, attributes))
        {
            now.Refuse(TokenResult.ObjectHandleInvalid);
            return;
        }

        TokenAttributeType[] types = request.Types.Span.ToArray();
        bool hides = Array.Exists(types, type => TokenRules.IsHidden(attributes, type));
        bool lacks = Array.Exists(types, type => attributes.Find(type) is null);
        TokenAttribute[] told = [.. attributes.Span.ToArray().Where(one => types.Contains(one.Type) && !TokenRules.IsHidden(attributes, one.Type))];
        now.Now.Tell(new TokenAttributesResponse(
            hides ? TokenResult.AttributeSensitive : lacks ? TokenResult.AttributeTypeInvalid : TokenResult.Ok,
            TokenAttributes.Of(told)));
    }

    public static void Set(TokenSituation now, TokenSessionModel session, TokenSetAttributesRequest request)
    {
        if (now.Find(request.Object) is not var (known, attributes))
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

        if (now.Write(known.Id, known.Serial, changed) is { } written)
        {
            now.Now.Answers.Add(new TokenResponse(TokenResult.Ok), written);
        }
        else
        {
            now.Refuse(TokenResult.DeviceMemory);
        }
    }

    private static void CreateInNvm(TokenSituation now, uint serial, TokenAttributes attributes)
    {
        NvmId id = now.FreeId();
        if (id == NvmId.None)
        {
            now.Refuse(TokenResult.DeviceMemory);
            return;
        }

        // A serial number is used up by an attempt that finds no room, too.
        TokenFace face = now.Face with { LastSerial = serial };
        if (now.Write(id, serial, attributes) is not { } written)
        {
            now.Answer(new TokenResponse(TokenResult.DeviceMemory), face);
            return;
        }

        TokenApplicationModel knowing = now.Application.Know(serial, id, attributes.Is(TokenAttributeType.Private), out uint handle);
        now.Now.Answers.Add(new TokenHandleResponse(handle), written.WithToken(face.With(knowing)));
    }
}
