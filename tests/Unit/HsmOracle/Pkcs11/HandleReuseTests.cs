using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Pkcs11.Scenarios;
using Linearizability;
using Xunit;

namespace Unit.HsmOracle.Pkcs11;

/// <summary>Handles that a token gives again after their object is destroyed, and shares between processes: nothing forbids either.</summary>
public class HandleReuseTests
{
    private const ulong First = 5;

    [Theory]
    [InlineData(First, false, Verdict.Linearizable)]
    [InlineData(9, false, Verdict.NotLinearizable)]
    [InlineData(First, true, Verdict.NotLinearizable)]
    public void Objects_DestroyedByAHandleThatIsAnothersByNow_AreNotDestroyedTwice(ulong second, bool hasOwnHandles, Verdict expected)
    {
        List<CallSlot> one =
        [
            Call(CkFunction.C_CreateObject, 1, First, 0),
            Call(CkFunction.C_DestroyObject, 3, First, 0),
        ];
        List<CallSlot> other = [Call(CkFunction.C_CreateObject, 5, second, 1)];
        if (hasOwnHandles)
        {
            // The second process knows the first object by another handle, so that no handle of the first process can be its own.
            other.Insert(0, Call(CkFunction.C_GetAttributeValue, 2, 7, 0));
        }

        Verdict membership = Judge([
            new ClientCalls(0, 0, IsMain: false, one),
            new ClientCalls(1, 0, IsMain: false, [Call(CkFunction.C_DestroyObject, 7, First, 0)]),
            new ClientCalls(2, 1, IsMain: false, other),
            new ClientCalls(3, 1, IsMain: false, [Call(CkFunction.C_GetAttributeValue, 9, second, 1) with { Result = CkResult.CKR_OBJECT_HANDLE_INVALID }]),
        ]);

        Assert.Equal(expected, membership);
    }

    [Fact]
    public void Objects_ReadByAHandleThatIsAnothersByNow_AreTheOther() => Assert.Equal(Verdict.Linearizable, Judge([
        new ClientCalls(0, 0, IsMain: false, [Call(CkFunction.C_CreateObject, 1, First, 0), Call(CkFunction.C_DestroyObject, 3, First, 0), Call(CkFunction.C_CreateObject, 5, First, 1)]),
        new ClientCalls(1, 0, IsMain: false, [Call(CkFunction.C_GetAttributeValue, 7, First, 0) with { Answer = 1, Answer2 = 1 }]),
    ]));

    private static Verdict Judge(IReadOnlyList<ClientCalls> calls) =>
        ObjectsScenario.Histories(calls).Select(static history => history.Judge(CheckOptions.Default).Verdict).Max();

    private static CallSlot Call(CkFunction function, long time, ulong handle, long number) => new()
    {
        State = CallState.Returned,
        Function = function,
        CallTime = time,
        ReturnTime = time + 1,
        Target = handle,
        Subject = number,
        Argument = number,
        Answer = number,
        Answer2 = number,
    };
}
