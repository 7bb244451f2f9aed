using Hsm.Abstractions;
using Hsm.Models.Specification.Rules;
using Linearizability;

namespace Hsm.Models.Specification;

/// <summary>Tells what each operation of a history touches, in the light of the whole history.</summary>
/// <remarks>
/// What couples everything is counted only where it can matter: the order of NVM when somebody lists it, slots,
/// directory and room when the history could fill them, a session's client id when it changes. Each bound errs to the
/// side of coupling, so a part checked alone gives the verdict it would have within the whole.
/// </remarks>
internal sealed class TouchedKeys
{
    private readonly SpecificationOptions _options;
    private readonly HsmState _initial;
    private readonly Dictionary<int, HashSet<ClientId>> _clients = [];
    private readonly HashSet<int> _changingSessions = [];
    private readonly HashSet<ClientId> _assignedNamespaces = [];
    private readonly HashSet<TouchedKey> _shortSlots = [];
    private readonly bool _couplesNvm;

    /// <summary>Reads a history.</summary>
    /// <param name="options">Limits and choices of the server.</param>
    /// <param name="initial">Where the history starts.</param>
    /// <param name="history">The history.</param>
    /// <param name="isNvmOne">Whether all that writes NVM belongs together even if nobody looks at all of it in this history.</param>
    public TouchedKeys(SpecificationOptions options, HsmState initial, History<HsmCall, HsmResponse> history, bool isNvmOne = false)
    {
        _options = options;
        _initial = initial;
        foreach (Operation<HsmCall, HsmResponse> operation in history)
        {
            NoteSession(operation.Input);
        }

        foreach (Operation<HsmCall, HsmResponse> operation in history)
        {
            if (CachedKeyOf(operation.Input.Request) is { Number: 0 } assigned)
            {
                _assignedNamespaces.UnionWith(Users(operation.Input.Session, assigned.IsGlobal));
            }
        }

        NoteShortSlots(history);
        _couplesNvm = isNvmOne || history.Any(static operation => TouchesAll(operation.Input.Request)) || NvmCanRunShort(history);
    }

    /// <summary>Whether a request looks at all of NVM, the order of its objects among it.</summary>
    public static bool TouchesAll(HsmRequest request) => request is NvmListRequest || RuleGroups.KeysOf(request) is { Count: 0 };

    public IEnumerable<TouchedKey> Of(HsmCall call)
    {
        var keys = new List<TouchedKey>();
        if (_changingSessions.Contains(call.Session))
        {
            keys.Add(new(TouchedKind.Session, call.Session));
        }

        if (_options.Users is not null)
        {
            // Whatever is asked, the answer depends on who is logged in and what they may.
            keys.Add(new(TouchedKind.Users, 0));
        }

        switch (call.Request)
        {
            case KeyCacheRequest r: AddKey(keys, call.Session, r.Id); break;
            case KeyEvictRequest r: AddKey(keys, call.Session, r.Id); break;
            case KeyExportRequest r: AddKey(keys, call.Session, r.Id); break;
            case KeyCommitRequest r: AddKey(keys, call.Session, r.Id); break;
            case KeyEraseRequest r: AddKey(keys, call.Session, r.Id); break;
            case KeyRevokeRequest r: AddKey(keys, call.Session, r.Id); break;
            case AesGcmEncryptRequest or AesGcmDecryptRequest when call.Request is AesRequest { UsesInlineKey: true }: break;
            case AesGcmEncryptRequest r: AddKey(keys, call.Session, r.Key); break;
            case AesGcmDecryptRequest r: AddKey(keys, call.Session, r.Key); break;
            case CounterInitRequest r: AddCounter(keys, call.Session, r.Id); break;
            case CounterIncrementRequest r: AddCounter(keys, call.Session, r.Id); break;
            case CounterReadRequest r: AddCounter(keys, call.Session, r.Id); break;
            case CounterDestroyRequest r: AddCounter(keys, call.Session, r.Id); break;
            case NvmAddRequest r: AddMeant(keys, call.Session, r.Metadata.Id); break;
            case NvmReadRequest r: AddMeant(keys, call.Session, r.Id); break;
            case NvmGetMetadataRequest r: AddMeant(keys, call.Session, r.Id); break;
            case NvmListRequest: keys.Add(new(TouchedKind.Nvm, 0)); break;
            case NvmDestroyRequest r:
                AddNvm(keys);
                foreach (NvmId id in r.Ids.Span)
                {
                    AddMeant(keys, call.Session, id);
                }

                break;
            default:
                AddGroupKeys(keys, call);
                break;
        }

        return keys;
    }

    private static KeyId? CachedKeyOf(HsmRequest request) =>
        request is KeyCacheRequest cached ? cached.Id : RuleGroups.CachedKeyOf(request);

    private void AddGroupKeys(List<TouchedKey> keys, HsmCall call)
    {
        if (RuleGroups.DrawsRandom(call.Request))
        {
            keys.Add(new(TouchedKind.Random, 0));
        }

        if (RuleGroups.KeysOf(call.Request) is not { } touched)
        {
            return;
        }

        if (touched.Count == 0)
        {
            keys.Add(new(TouchedKind.Nvm, 0));
        }

        foreach (KeyId key in touched)
        {
            AddKey(keys, call.Session, key);
        }
    }

    private void NoteSession(HsmCall call)
    {
        if (!_clients.TryGetValue(call.Session, out HashSet<ClientId>? clients))
        {
            clients = [_initial.Session(call.Session).Client];
            _clients.Add(call.Session, clients);
        }

        if (call.Request is InitRequest { RequestedClient: >= 1 and <= ClientId.MaxValue } init)
        {
            clients.Add(new ClientId((byte)init.RequestedClient));
        }

        if (call.Request is InitRequest or CloseRequest)
        {
            _changingSessions.Add(call.Session);
        }
    }

    private IEnumerable<ClientId> Users(int session, bool isGlobal) => isGlobal ? [ClientId.Global] : _clients[session];

    private void AddKey(List<TouchedKey> keys, int session, KeyId key)
    {
        foreach (ClientId user in Users(session, key.IsGlobal))
        {
            if (key.Number != 0)
            {
                AddObject(keys, key.ToNvmId(user));
            }
            else
            {
                AddNamespace(keys, user);
            }

            TouchedKey slots = Slots(session, user);
            if (_shortSlots.Contains(slots))
            {
                keys.Add(slots);
            }
        }
    }

    private void AddCounter(List<TouchedKey> keys, int session, CounterId counter)
    {
        foreach (ClientId user in _clients[session])
        {
            AddObject(keys, counter.ToNvmId(user));
        }
    }

    private void AddMeant(List<TouchedKey> keys, int session, NvmId asked)
    {
        foreach (ClientId user in _clients[session])
        {
            AddObject(keys, NvmNames.Meant(_options, user, asked));
        }
    }

    private void AddObject(List<TouchedKey> keys, NvmId id)
    {
        keys.Add(new(TouchedKind.Object, id.Value));
        if (id.Type == ObjectType.Crypto)
        {
            AddNamespace(keys, id.User);
        }

        AddNvm(keys);
    }

    private void AddNvm(List<TouchedKey> keys)
    {
        if (_couplesNvm)
        {
            keys.Add(new(TouchedKind.Nvm, 0));
        }
    }

    private void AddNamespace(List<TouchedKey> keys, ClientId user)
    {
        if (_assignedNamespaces.Contains(user))
        {
            keys.Add(new(TouchedKind.Namespace, user.Value));
            AddNvm(keys);
        }
    }

    private static TouchedKey Slots(int session, ClientId user) =>
        user == ClientId.Global ? new(TouchedKind.GlobalSlots, 0) : new(TouchedKind.LocalSlots, session);

    /// <summary>A cache can run short when more distinct keys are ever put into it than its smaller class has slots.</summary>
    private void NoteShortSlots(History<HsmCall, HsmResponse> history)
    {
        int room = Math.Min(_options.Info.SmallSlotCount, _options.Info.BigSlotCount);
        var keysOf = new Dictionary<TouchedKey, HashSet<int>>();
        for (int i = 0; i < history.Count; i++)
        {
            HsmCall call = history[i].Input;
            if (CachedKeyOf(call.Request) is not { } cached)
            {
                continue;
            }

            foreach (ClientId user in Users(call.Session, cached.IsGlobal))
            {
                TouchedKey slots = Slots(call.Session, user);
                ref HashSet<int>? keys = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(keysOf, slots, out _);
                keys ??= [.. InitialKeys(call.Session, user)];

                // A key without a number of its own yet counts as one more.
                keys.Add(cached.Number != 0 ? cached.ToNvmId(user).Value : -1 - i);
            }
        }

        _shortSlots.UnionWith(keysOf.Where(pair => pair.Value.Count > room).Select(static pair => pair.Key));
    }

    private IEnumerable<int> InitialKeys(int session, ClientId user)
    {
        ObjectList keys = user == ClientId.Global ? _initial.GlobalKeys : _initial.Session(session).Keys;
        for (int i = 0; i < keys.Count; i++)
        {
            yield return keys[i].Id.Value;
        }
    }

    /// <summary>NVM can run short when all writes together, each taken as adding, exceed its directory or its room.</summary>
    private bool NvmCanRunShort(History<HsmCall, HsmResponse> history)
    {
        long bytes = _initial.Use.Bytes;
        int objects = _initial.Nvm.Count;
        foreach (Operation<HsmCall, HsmResponse> operation in history)
        {
            int? written = operation.Input.Request switch
            {
                NvmAddRequest r => r.Data.Length,
                CounterInitRequest or CounterIncrementRequest => 0,

                // A commit or revoke writes a key that was cached, or added, before: its length is bounded by the slots.
                KeyCommitRequest or KeyRevokeRequest => Math.Max(
                    _options.Info.BigSlotLengthBytes, _options.Info.CommDataLengthBytes),
                _ => RuleGroups.LongestWrite(_options, operation.Input.Request),
            };
            if (written is { } length)
            {
                bytes += _options.NvmSpace?.RecordBytes(length) ?? 0;
                objects++;
            }
        }

        // Nobody counts as creating an object twice where the same id is written again and again.
        return Math.Min(objects, DistinctObjects(history)) > _options.Info.NvmObjectCount
            || bytes > (_options.NvmSpace?.CapacityBytes ?? long.MaxValue);
    }

    private int DistinctObjects(History<HsmCall, HsmResponse> history)
    {
        var ids = new HashSet<int>();
        foreach (StoredObject stored in _initial.Nvm.Span)
        {
            ids.Add(stored.Id.Value);
        }

        for (int i = 0; i < history.Count; i++)
        {
            HsmCall call = history[i].Input;
            switch (call.Request)
            {
                case NvmAddRequest r: ids.UnionWith(_clients[call.Session].Select(user => (int)NvmNames.Meant(_options, user, r.Metadata.Id).Value)); break;
                case KeyCommitRequest r: Note(r.Id, id => r.Id.ToNvmId(id)); break;
                case CounterInitRequest r: Note(default, id => r.Id.ToNvmId(id)); break;
                default:
                    if (RuleGroups.LongestWrite(_options, call.Request) is not null)
                    {
                        ids.Add(-1 - i); // Under an id that may be any.
                    }

                    break;
            }

            void Note(KeyId key, Func<ClientId, NvmId> idFor)
            {
                foreach (ClientId user in Users(call.Session, key.IsGlobal))
                {
                    ids.Add(idFor(user).Value);
                }
            }
        }

        return ids.Count;
    }
}
