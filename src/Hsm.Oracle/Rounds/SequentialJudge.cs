using Hsm.Abstractions;
using Hsm.Models.Specification;
using Hsm.Oracle.Scenarios;
using Linearizability;

namespace Hsm.Oracle.Rounds;

/// <summary>Holds what one client alone saw against the specification, answer by answer.</summary>
internal static class SequentialJudge
{
    private const int MostTold = 4;
    private const string Arrow = "-> ";

    /// <summary>The first answer that is not allowed; what comes after it can't be judged.</summary>
    /// <param name="history">Of one client.</param>
    /// <param name="profile">What the server is.</param>
    /// <returns>Null: all are allowed.</returns>
    public static Deviation? FirstDeviation(History<HsmCall, HsmResponse> history, ServerProfile profile)
    {
        var server = new SpecifiedServer(RoundHistory.Options(profile, lanes: 1));
        foreach (Operation<HsmCall, HsmResponse> operation in history)
        {
            if (!operation.IsPending && !server.Accepts(operation.Input, operation.Outcome.Value))
            {
                return Of(operation.Input, operation.Outcome.Value, server, new HsmModel(profile.Specification()));
            }
        }

        return null;
    }

    private static Deviation Of(HsmCall call, HsmResponse response, SpecifiedServer server, HsmModel model)
    {
        IReadOnlyList<HsmResponse> allowed = server.Allowed(call);
        string Tell(HsmResponse answer) => model.DescribeOutcome(call, Outcomes.Returned(answer))[Arrow.Length..];
        string expected = string.Join(" or ", allowed.Take(MostTold).Select(Tell));
        return new Deviation(
            RequestName.OfDeviation(call.Request, response),
            call.ToString(),
            allowed.Count > MostTold ? expected + " or another" : expected,
            Tell(response),
            $"wolfHSM protocol, {call.Request.Kind}");
    }
}
