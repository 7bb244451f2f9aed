using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Histories;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>From what a round recorded to what can be judged.</summary>
internal static class RoundHistory
{
    /// <summary>The state that rounds begin in: so many sessions have said INIT, and nothing else has happened.</summary>
    public static HsmState InitialState(SpecificationOptions options, int lanes)
    {
        var specification = new HsmSpecification(options);
        HsmState state = HsmState.Initial;
        for (int lane = 0; lane < lanes; lane++)
        {
            var init = new HsmCall(lane, new InitRequest(ServerHost.ClientOf(lane).Value));
            state = specification.Answers(state, init)[0].Next;
        }

        return state;
    }

    /// <summary>A history with the model and the format it is judged and written by.</summary>
    public static RecordedHistory Of(History<HsmCall, HsmResponse> history, ServerProfile profile, int lanes)
    {
        SpecificationOptions options = profile.Specification();
        return new RecordedHistory<HsmState, HsmCall, HsmResponse>(
            history, new HsmModel(options, InitialState(options, lanes)), new RoundFormat());
    }
}
