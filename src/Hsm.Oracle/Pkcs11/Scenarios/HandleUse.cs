using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;
using Hsm.Oracle.Pkcs11.Worker;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>
/// Which of a round's objects each handle has stood for. The standard says neither that a handle is not given again after its object is
/// destroyed, nor whether processes share handles; so a call by a handle that has stood for two objects may have been about either.
/// </summary>
internal sealed class HandleUse
{
    private readonly ILookup<(int Process, ulong Handle), long> _objects;
    private readonly bool _isShared;

    /// <summary>Reads the calls of a round.</summary>
    internal HandleUse(IReadOnlyList<ClientCalls> clients)
    {
        (int Process, ulong Handle, long Number)[] uses =
        [
            .. clients.Where(static client => !client.IsMain)
                .SelectMany(static client => client.Calls.Where(IsUse).Select(call => (client.Process, call.Target, NumberOf(call)))).Distinct(),
        ];

        // Where one object has two handles in two processes, each process has handles of its own.
        _isShared = uses.GroupBy(static use => use.Number).All(static one => one.Select(static use => use.Handle).Distinct().Count() == 1);
        AreGivenAgain = uses.GroupBy(static use => (use.Process, use.Handle)).Any(static one => one.Count() > 1);
        _objects = uses.ToLookup(use => Key(use.Process, use.Handle), static use => use.Number);
    }

    /// <summary>Whether a handle has stood for two objects in one process.</summary>
    internal bool AreGivenAgain { get; }

    /// <summary>The objects that a handle of a process has stood for.</summary>
    internal IReadOnlyList<long> Objects(int process, ulong handle) => [.. _objects[Key(process, handle)].Distinct()];

    // A label that is read tells what the handle stands for now.
    private static long NumberOf(CallSlot call) =>
        call is { Function: CkFunction.C_GetAttributeValue, Result: CkResult.CKR_OK, Answer: not TokenObjects.NoNumber } ? call.Answer : call.Subject;

    private (int Process, ulong Handle) Key(int process, ulong handle) => (_isShared ? 0 : process, handle);

    private static bool IsUse(CallSlot call) => call.State == CallState.Returned && call.Target != 0 && (call.Function switch
    {
        CkFunction.C_CreateObject or CkFunction.C_GenerateKey => call.Result == CkResult.CKR_OK,
        CkFunction.C_GetAttributeValue or CkFunction.C_DestroyObject => true,
        _ => false,
    });
}
