using Hsm;
using Hsm.Abstractions;
using Hsm.Models.Environment;
using Hsm.Models.Specification;
using Hsm.Models.Workloads;
using Xunit;

namespace Unit.Hsm;

/// <summary>A type of request without a handler, or without a rule in the specification, is a hole: no other test would meet it.</summary>
public sealed class EveryRequestTests
{
    public static TheoryData<string> Names =>
    [
        .. typeof(HsmRequest).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(HsmRequest)) && !type.IsAbstract)
            .Select(static type => type.Name),
    ];

    // COMM KEEPALIVE has no handler in the source either (protocol page 3).
    [Theory]
    [MemberData(nameof(Names))]
    public void Request_OfAnyType_HasAHandlerAndARule(string name)
    {
        var request = RequestSamples.Of(typeof(HsmRequest).Assembly.GetTypes().Single(type => type.Name == name));
        var specification = new HsmSpecification(WorkloadServer.Specify(
            new SpecificationOptions { Info = HsmModels.SpecifiedServer.Info, Gcm = ToyAead.Instance }));

        Assert.Equal(request is not KeepAliveRequest, ServerComponents.Default.HandlerOf(request) is not null);
        Assert.NotEmpty(specification.Answers(HsmState.Initial, new HsmCall(0, request)));
    }
}
