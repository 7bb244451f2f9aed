using Hsm.Oracle.Scenarios;

namespace Hsm.Oracle.Rounds;

/// <summary>Why a round ended before its clients came to their end.</summary>
internal sealed record RoundStop(RoundEnd End, string Detail);
