using Hsm.Abstractions;

namespace Hsm;

/// <summary>The handlers of KEY: wrapped keys and data, public export, random keys.</summary>
internal sealed record KeyWrapHandlers : HandlerGroup
{
    /// <summary>CACHE_RANDOM.</summary>
    public RequestHandler CacheRandom { get; init; } = new KeyCacheRandomHandler();

    /// <summary>EXPORT_PUBLIC.</summary>
    public RequestHandler ExportPublic { get; init; } = new KeyExportPublicHandler();

    /// <summary>KEYWRAP.</summary>
    public RequestHandler KeyWrap { get; init; } = new KeyWrapHandler();

    /// <summary>KEYUNWRAPEXPORT.</summary>
    public RequestHandler KeyUnwrapExport { get; init; } = new KeyUnwrapExportHandler();

    /// <summary>KEYUNWRAPCACHE.</summary>
    public RequestHandler KeyUnwrapCache { get; init; } = new KeyUnwrapCacheHandler();

    /// <summary>KEYWRAPEXPORT.</summary>
    public RequestHandler KeyWrapExport { get; init; } = new KeyWrapExportHandler();

    /// <summary>DATAWRAP.</summary>
    public RequestHandler DataWrap { get; init; } = new DataWrapHandler();

    /// <summary>DATAUNWRAP.</summary>
    public RequestHandler DataUnwrap { get; init; } = new DataUnwrapHandler();

    /// <inheritdoc/>
    public override RequestHandler? HandlerOf(HsmRequest request) => request switch
    {
        KeyCacheRandomRequest => CacheRandom,
        KeyExportPublicRequest => ExportPublic,
        KeyWrapRequest => KeyWrap,
        KeyUnwrapExportRequest => KeyUnwrapExport,
        KeyUnwrapCacheRequest => KeyUnwrapCache,
        KeyWrapExportRequest => KeyWrapExport,
        DataWrapRequest => DataWrap,
        DataUnwrapRequest => DataUnwrap,
        _ => null,
    };
}
