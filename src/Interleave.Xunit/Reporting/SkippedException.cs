using Xunit.v3;

namespace Interleave.Xunit.Reporting;

/// <summary>The test skipped itself; xunit knows that by the message's first characters.</summary>
internal sealed class SkippedException(string reason) : Exception(DynamicSkipToken.Value + reason);
