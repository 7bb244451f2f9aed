namespace Hsm.Oracle.Reports;

/// <summary>The look of a report's page, by light and by dark.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #fdfdfc; --card: #ffffff; --ink: #1d2129; --soft: #5c6370; --line: #d9dce1;
          --bad: #b3261e; --bad-fill: #fbe4e1; --ok: #1f6f43; --other-fill: #eef0f3; --other-ink: #4b5260; --other-line: #b4bac4; --code: #f3f4f6; }
        @media (prefers-color-scheme: dark) { :root { --page: #15171b; --card: #1c1f25; --ink: #e6e8ec; --soft: #9aa2b1; --line: #343944;
          --bad: #ff8a80; --bad-fill: #4a1f1d; --ok: #7fd4a3; --other-fill: #272b33; --other-ink: #b6bdca; --other-line: #4c5362; --code: #23272f; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1080px; background: var(--page); color: var(--ink);
          font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
        h1 { font-size: 27px; line-height: 1.25; margin: 10px 0 6px; }
        h2 { font-size: 19px; margin: 34px 0 8px; }
        p { margin: 8px 0; max-width: 75ch; }
        .soft { color: var(--soft); }
        .badge { display: inline-block; padding: 3px 12px; border-radius: 999px; font-weight: 650; font-size: 14px; letter-spacing: .03em;
          color: var(--bad); background: var(--bad-fill); border: 1px solid var(--bad); }
        .tier { display: inline-block; padding: 1px 10px; border-radius: 999px; border: 1px solid var(--line); color: var(--soft); font-size: 14px; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 16px 18px; margin: 12px 0; }
        .picture { overflow-x: auto; padding: 12px 16px; }
        .key { font-size: 14px; color: var(--soft); margin: 4px 0 0; }
        .key i { display: inline-block; width: 22px; height: 12px; border-radius: 3px; vertical-align: -1px; margin: 0 5px 0 14px; border: 1px solid; }
        .key i:first-child { margin-left: 0; }
        .key .k-core { background: var(--bad-fill); border-color: var(--bad); border-width: 2px; }
        .key .k-forgotten { background: var(--other-fill); border-color: var(--other-line); }
        .strip { padding: 4px 0 10px; } .strip + .strip { border-top: 1px dashed var(--line); } svg { display: block; }
        svg text { font: 13px/1 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: var(--other-ink); }
        svg .client { fill: var(--soft); font: 14px system-ui, "Liberation Sans", sans-serif; }
        svg .lane { stroke: var(--line); stroke-width: 1; }
        svg rect { fill: var(--other-fill); stroke: var(--other-line); stroke-width: 1; }
        svg .core rect { fill: var(--bad-fill); stroke: var(--bad); stroke-width: 2; }
        svg .core text { fill: var(--ink); font-weight: 600; }
        svg .pending rect { stroke-dasharray: 5 4; }
        table { border-collapse: collapse; width: 100%; font-size: 15px; }
        th, td { text-align: left; vertical-align: top; padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); }
        tr:last-child td { border-bottom: 0; }
        th { color: var(--soft); font-weight: 550; white-space: nowrap; }
        tr.core td { color: var(--bad); font-weight: 600; }
        td.what { color: var(--soft); white-space: nowrap; width: 1%; }
        code, pre, .mono { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; font-size: 13.5px; }
        pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; margin: 6px 0 14px; white-space: pre-wrap; overflow-wrap: anywhere; }
        ol { margin: 4px 0; padding-left: 34px; } ol li { padding: 1px 0; }
        details { margin: 10px 0; } summary { cursor: pointer; color: var(--soft); }
        .refused { margin: 8px 0 0; padding: 8px 12px; border-left: 4px solid var(--bad); background: var(--bad-fill); border-radius: 0 6px 6px 0; }
        .refused p { margin: 2px 0; max-width: none; } .refused .need { color: var(--bad); font-weight: 600; }
        @media print { body { max-width: none; } }
        """;
}
