// What xunit works out of a fact attribute and a row of data, as TestIntrospectionHelper returns it.
global using CaseDetails = (
    string TestCaseDisplayName,
    bool Explicit,
    System.Type[]? SkipExceptions,
    string? SkipReason,
    System.Type? SkipType,
    string? SkipUnless,
    string? SkipWhen,
    string? SourceFilePath,
    int? SourceLineNumber,
    int Timeout,
    string UniqueID,
    Xunit.v3.IXunitTestMethod ResolvedTestMethod);
