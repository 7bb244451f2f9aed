using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification.Token;
using Linearizability;

namespace Hsm.Models.Specification.Pkcs11;

/// <summary>
/// The specification's PKCS#11 face for one application of a token, as a model over the same core state: calls become the face's
/// requests, labels its handles. The application is attached and has no session when a history begins.
/// </summary>
/// <param name="admitted">Names of deviations (<see cref="Pkcs11Deviations"/>) that leave the state as it was and are let pass; null: none.</param>
public sealed class Pkcs11Model(IReadOnlySet<string>? admitted = null) : Model<Pkcs11State, Pkcs11Input, Pkcs11Output>
{
    private const int Connection = 1;
    private const uint NoHandle = uint.MaxValue;

    private static readonly Bytes s_pin = new("1234"u8);

    private static readonly HsmSpecification s_specification = new(new SpecificationOptions
    {
        Info = new ServerInfo
        {
            CommDataLengthBytes = 1280,
            NvmObjectCount = 64,
            SmallSlotCount = 0,
            SmallSlotLengthBytes = 0,
            BigSlotCount = 0,
            BigSlotLengthBytes = 0,
        },
        Gcm = ToyAead.Instance,
        Token = new TokenChoices { UserPin = s_pin, SecurityOfficerPin = s_pin, MaxSessions = int.MaxValue },
    });

    /// <inheritdoc/>
    public override Pkcs11State InitialState { get; } = new(
        s_specification.Answers(HsmState.Initial, new HsmCall(Connection, new TokenAttachRequest(Pkcs11State.Application)))[0].Next,
        ValueList<LabelledHandle>.Empty,
        ValueList<LabelledHandle>.Empty);

    /// <inheritdoc/>
    public override void Step(Pkcs11State state, Pkcs11Input input, Outcome<Pkcs11Output> outcome, Successors<Pkcs11State> next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(next);
        (Pkcs11Output expected, Pkcs11State after) = Answer(state, input);
        if (!outcome.HasReturned || outcome.Value == expected)
        {
            next.Add(after);
        }
        else if (admitted is not null && admitted.Contains(Pkcs11Deviations.NameOf(input.Operation, expected, outcome.Value)))
        {
            next.Add(state);
        }
    }

    /// <summary>What the specification answers.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">The call.</param>
    /// <returns>The answer, and the state after it.</returns>
    public static (Pkcs11Output Output, Pkcs11State Next) Answer(Pkcs11State state, Pkcs11Input input)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (input.Operation == Pkcs11Operation.Search)
        {
            return (Search(state, input), state);
        }

        (HsmResponse response, HsmState core) = Ask(state.Core, Request(state, input));
        return response switch
        {
            TokenHandleResponse made when input.Operation == Pkcs11Operation.OpenSession => (
                new Pkcs11Output(TokenResult.Ok), new Pkcs11State(core, state.Sessions.Add(new LabelledHandle(input.Session, made.Handle)), state.Objects)),
            TokenHandleResponse made => (
                new Pkcs11Output(TokenResult.Ok), new Pkcs11State(core, state.Sessions, state.Objects.Add(new LabelledHandle(input.Object, made.Handle)))),
            TokenSessionInfoResponse info => (new Pkcs11Output(TokenResult.Ok, (int)info.State), state),
            TokenAttributesResponse read => (new Pkcs11Output(read.Result), state),
            TokenResponse { Result: TokenResult.Ok } => (new Pkcs11Output(TokenResult.Ok), new Pkcs11State(core, state.Sessions, state.Objects)),
            TokenResponse refused => (new Pkcs11Output(refused.Result), state),
            _ => throw new InvalidOperationException($"The specification answers {input} with {response}, which this model has no word for."),
        };
    }

    /// <inheritdoc/>
    public override bool NeverChangesState(Pkcs11Input input, Outcome<Pkcs11Output> outcome) =>
        input.Operation is Pkcs11Operation.SessionInfo or Pkcs11Operation.ReadObject or Pkcs11Operation.Search
        || (outcome.HasReturned && outcome.Value.Result != TokenResult.Ok);

    /// <inheritdoc/>
    public override IEnumerable<string> DescribeAllowed(Pkcs11State state, Pkcs11Input input) => [$"-> {Answer(state, input).Output}"];

    private static HsmRequest Request(Pkcs11State state, Pkcs11Input input)
    {
        uint session = Handle(state.Sessions, input.Session);
        return input.Operation switch
        {
            Pkcs11Operation.OpenSession => new TokenOpenSessionRequest(input.Flag),
            Pkcs11Operation.CloseSession => new TokenCloseSessionRequest(session),
            Pkcs11Operation.CloseAllSessions => new TokenCloseAllSessionsRequest(),
            Pkcs11Operation.SessionInfo => new TokenSessionInfoRequest(session),
            Pkcs11Operation.Login => new TokenLoginRequest(session, TokenUser.User, s_pin),
            Pkcs11Operation.Logout => new TokenLogoutRequest(session),
            Pkcs11Operation.CreateObject => new TokenCreateObjectRequest(session, TokenAttributes.Of(
                TokenRules.Class(TokenRules.DataClass),
                TokenAttribute.Of(TokenAttributeType.Token, value: true),
                TokenAttribute.Of(TokenAttributeType.Private, input.Flag),
                Label(input))),
            Pkcs11Operation.ReadObject => new TokenGetAttributesRequest(
                session, Handle(state.Objects, input.Object), new TokenAttributeTypes(TokenAttributeType.Label)),
            _ => throw new ArgumentOutOfRangeException(nameof(input), input.Operation, "Unknown operation."),
        };
    }

    // A search for one object has one instant where it is judged: membership is all that it promises (hsm-notes, 19). What it
    // leaves behind, a handle that the application has, is nothing that a label names.
    private static Pkcs11Output Search(Pkcs11State state, Pkcs11Input input)
    {
        uint session = Handle(state.Sessions, input.Session);
        (HsmResponse begun, HsmState searching) = Ask(state.Core, new TokenFindInitRequest(session, TokenAttributes.Of(Label(input))));
        return begun is TokenResponse { Result: not TokenResult.Ok and var refused }
            ? new Pkcs11Output(refused)
            : new Pkcs11Output(TokenResult.Ok, ((TokenHandlesResponse)Ask(searching, new TokenFindRequest(session, 2)).Response).Handles.Count);
    }

    private static SpecifiedAnswer Ask(HsmState state, HsmRequest request) => s_specification.Answers(state, new HsmCall(Connection, request))[0];

    private static TokenAttribute Label(Pkcs11Input input) => TokenAttribute.Of(TokenAttributeType.Label, $"{input.Object}");

    private static uint Handle(ValueList<LabelledHandle> labels, int label) => labels.Find(one => one.Label == label)?.Handle ?? NoHandle;
}
