using Hsm.Abstractions;

namespace Hsm.Models.Specification.Rules;

/// <summary>KEY: wrapped keys and data, public export, random keys (protocol page 5 to 7).</summary>
internal sealed class KeyWrapRules : RuleGroup
{
    public override bool TryApply(Situation now, HsmRequest request)
    {
        switch (request)
        {
            case KeyCacheRandomRequest r: MadeKeyRules.CacheRandom(now, r); return true;
            case KeyExportPublicRequest r: MadeKeyRules.ExportPublic(now, r); return true;
            case KeyWrapRequest r: WrapRules.Key(now, r); return true;
            case KeyWrapExportRequest r: WrapRules.Export(now, r); return true;
            case DataWrapRequest r: WrapRules.Data(now, r); return true;
            case KeyUnwrapExportRequest r: UnwrapRules.Export(now, r); return true;
            case KeyUnwrapCacheRequest r: UnwrapRules.Cache(now, r); return true;
            case DataUnwrapRequest r: UnwrapRules.Data(now, r); return true;
            default: return false;
        }
    }

    public override bool OnlyLooks(HsmRequest request) =>
        request is KeyExportPublicRequest or KeyUnwrapExportRequest or DataUnwrapRequest;

    public override bool TakesSpace(HsmRequest request) => request is KeyCacheRandomRequest or KeyUnwrapCacheRequest;

    /// <summary>Which id a blob has inside can't be told without its key, and SHE ids have no client's form: both touch everything.</summary>
    public override IReadOnlyList<KeyId>? KeysOf(HsmRequest request) => request switch
    {
        KeyCacheRandomRequest r => [r.Id],
        KeyExportPublicRequest r => [r.Id],
        KeyWrapRequest r => [r.WrappingKey],
        KeyUnwrapExportRequest r => [r.WrappingKey],
        DataWrapRequest r => [r.WrappingKey],
        DataUnwrapRequest r => [r.WrappingKey],
        KeyWrapExportRequest { KeyType: not ObjectType.She } r => [r.WrappingKey, WrapRules.IdOf(r)],
        KeyWrapExportRequest or KeyUnwrapCacheRequest => [],
        _ => null,
    };

    public override KeyId? CachedKeyOf(HsmRequest request) => (request as KeyCacheRandomRequest)?.Id;

    /// <summary>An IV that comes twice gives both plaintexts away.</summary>
    public override bool DrawsRandom(HsmRequest request) => request is KeyWrapRequest or KeyWrapExportRequest or DataWrapRequest;
}
