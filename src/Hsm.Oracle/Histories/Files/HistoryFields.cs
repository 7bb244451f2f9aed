namespace Hsm.Oracle.Histories.Files;

/// <summary>Names of the fields of a history file, as bytes and texts.</summary>
internal static class HistoryFields
{
    public const string Format = "format";
    public const string Version = "version";
    public const string Model = "model";
    public const string Options = "options";
    public const string Clock = "clock";
    public const string Unit = "unit";
    public const string Note = "note";
    public const string Client = "client";
    public const string Call = "call";
    public const string Return = "return";
    public const string Op = "op";
    public const string Args = "args";
    public const string Result = "result";

    /// <summary>What a line may hold. Others are refused: a "retrun" would silently make a call pending.</summary>
    public static readonly string[] OfLine = [Client, Call, Return, Op, Args, Result, Note];

    /// <summary>What a header may hold.</summary>
    public static readonly string[] OfHeader = [Format, Version, Model, Options, Clock, Unit, Note];
}
