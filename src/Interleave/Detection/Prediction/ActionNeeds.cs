using System.Runtime.InteropServices;

namespace Interleave.Detection.Prediction;

/// <summary>For each action the one of another thread that must have come first, found in one pass.</summary>
internal sealed class ActionNeeds(TracedAction[] actions)
{
    private readonly Dictionary<int, int> _lastWrites = [];
    private readonly Dictionary<int, int> _lastChanges = [];
    private readonly Dictionary<int, int> _spawns = [];
    private readonly Dictionary<int, int> _ends = [];

    /// <summary>To be asked once for each action, in order.</summary>
    internal int Of(int index)
    {
        ref readonly TracedAction action = ref actions[index];
        switch (action.Kind)
        {
            case ActionKind.Read:
                return _lastWrites.GetValueOrDefault(action.Resource, ActionTrace.None);
            case ActionKind.Write:
                _lastWrites[action.Resource] = index;
                return ActionTrace.None;
            case ActionKind.Update:
                return Exchange(_lastWrites, action.Resource, index);
            case ActionKind.Change or ActionKind.ReleaseToWait or ActionKind.Reacquire:
                return Exchange(_lastChanges, action.Resource, index);
            case ActionKind.Look:
                return _lastChanges.GetValueOrDefault(action.Resource, ActionTrace.None);
            case ActionKind.Spawn:
                _spawns[action.Peer] = index;
                return ActionTrace.None;
            case ActionKind.Start:
                return _spawns.GetValueOrDefault(action.Thread, ActionTrace.None);
            case ActionKind.End:
                _ends[action.Thread] = index;
                return ActionTrace.None;
            case ActionKind.Join:
                return _ends.GetValueOrDefault(action.Peer, ActionTrace.None);
            default:
                return ActionTrace.None;
        }
    }

    private static int Exchange(Dictionary<int, int> last, int resource, int index)
    {
        ref int slot = ref CollectionsMarshal.GetValueRefOrAddDefault(last, resource, out bool known);
        int before = known ? slot : ActionTrace.None;
        slot = index;
        return before;
    }
}
