using Hsm.Oracle.Pkcs11.Binding;
using Hsm.Oracle.Pkcs11.Calls;
using Hsm.Oracle.Pkcs11.Running;

namespace Hsm.Oracle.Pkcs11.Scenarios;

/// <summary>Puts the calls of searches together: no snapshot is promised, so a search is an operation from its FindInit to its last Find.</summary>
internal static class SearchReader
{
    /// <summary>The whole searches of a client, in order; those that any call of refused are left out.</summary>
    /// <param name="client">Whose.</param>
    /// <param name="purpose">The scenario's word for them.</param>
    internal static IEnumerable<SearchCalls> Searches(ClientCalls client, int purpose)
    {
        CallSlot? first = null;
        var finds = new List<CallSlot>();
        foreach (CallSlot call in client.Calls.Where(call => call.Purpose == purpose))
        {
            switch (call.Function)
            {
                case CkFunction.C_FindObjectsInit:
                    first = call.Result == CkResult.CKR_OK ? call : null;
                    finds.Clear();
                    break;

                case CkFunction.C_FindObjects when first is not null:
                    finds.Add(call);
                    break;

                case CkFunction.C_FindObjectsFinal when first is { } begun:
                    if (finds.Count > 0 && finds.TrueForAll(static one => one.Result == CkResult.CKR_OK))
                    {
                        yield return new SearchCalls(begun, [.. finds], (begun.CallTime, finds[^1].ReturnTime));
                    }

                    first = null;
                    break;
            }
        }
    }
}
