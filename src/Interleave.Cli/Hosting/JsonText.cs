using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interleave.Cli.Hosting;

/// <summary>How every <c>--json</c> object is written.</summary>
internal static class JsonText
{
    // Method names hold '<', '+' and '`', which the default encoder would hide; nothing here ends up in a web page.
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
