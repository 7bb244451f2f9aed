using Interleave.Runtime;

namespace Interleave.Trace;

/// <summary>A decision as a schedule file holds it: its site by assembly and local number, which are the same in every process.</summary>
/// <param name="Chosen">Id of the thread chosen, or the value of a choice.</param>
/// <param name="Enabled">Bit i: a thread with id i modulo 64 was enabled; the bound of a choice.</param>
/// <param name="Kind">The chosen thread's pending access.</param>
/// <param name="Resource">Ordinal of its resource, -1 without one.</param>
/// <param name="Assembly">Index into <see cref="ScheduleFile.Assemblies"/>; -1 when the site is unknown.</param>
/// <param name="Site">Local site number; -1 when unknown.</param>
public readonly record struct ScheduleDecision(int Chosen, ulong Enabled, AccessKind Kind, int Resource, int Assembly, int Site);
