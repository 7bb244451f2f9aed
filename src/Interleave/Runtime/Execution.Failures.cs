using System.Diagnostics.CodeAnalysis;

namespace Interleave.Runtime;

/// <content>How an execution ends early, and what it leaves behind.</content>
public sealed partial class Execution
{
    /// <summary>How the execution ended (so far).</summary>
    public ExecutionOutcome Outcome { get; private set; }

    /// <summary>The finding that ended it, when one did.</summary>
    public FindingDraft? Draft { get; private set; }

    /// <summary>What was out of control, or which contradiction was met.</summary>
    public string? UncontrolledMessage { get; private set; }

    /// <summary>Ends the execution with a finding. Does not throw; what happens afterwards is ignored.</summary>
    /// <param name="draft">The finding.</param>
    public void Fail(FindingDraft draft)
    {
        if (!IsStopping)
        {
            Outcome = ExecutionOutcome.Finding;
            Draft = draft;
            IsStopping = true;
        }
    }

    /// <summary>Ends the execution with a finding and unwinds the calling logical thread.</summary>
    /// <param name="draft">The finding.</param>
    [DoesNotReturn]
    public void FailAndThrow(FindingDraft draft)
    {
        Fail(draft);
        throw TeardownException.Instance;
    }

    /// <summary>Ends the execution because something escaped control, and unwinds the calling logical thread.</summary>
    /// <param name="message">Names the call and says what to do.</param>
    [DoesNotReturn]
    public void FailUncontrolled(string message)
    {
        NoteUncontrolled(message);
        throw TeardownException.Instance;
    }

    /// <summary>As <see cref="FailUncontrolled"/>, for a caller that must not be unwound (a foreign thread).</summary>
    /// <param name="message">Names the call and says what to do.</param>
    public void NoteUncontrolled(string message)
    {
        if (!IsStopping)
        {
            Outcome = ExecutionOutcome.Uncontrolled;
            UncontrolledMessage = message;
            IsStopping = true;
        }
    }

    /// <summary>Ends the execution because the tester contradicted itself.</summary>
    /// <param name="message">What was expected and what was seen.</param>
    [DoesNotReturn]
    public void FailDefect(string message)
    {
        if (!IsStopping)
        {
            Outcome = ExecutionOutcome.EngineDefect;
            UncontrolledMessage = message;
            IsStopping = true;
        }

        throw TeardownException.Instance;
    }

    /// <summary>An exception left a thread's body: a finding, unless it tells that the rewriter wrote bad code.</summary>
    private void FailWith(Exception exception, LogicalThread thread)
    {
        if (!IsStopping && exception is (InvalidProgramException or BadImageFormatException or System.Security.VerificationException))
        {
            Outcome = ExecutionOutcome.EngineDefect;
            UncontrolledMessage = $"the rewritten code does not compile: {exception.Message} {string.Join(" < ", UserFrames.Of(exception).Take(3))}";
            IsStopping = true;
            return;
        }

        Fail(FindingDraft.ForException(exception, thread));
    }

    private void JudgeFaultedTasks()
    {
        foreach (Task task in FaultedTasks)
        {
            if (TaskInternals.IsExceptionUnobserved(task))
            {
                Outcome = ExecutionOutcome.Finding;
                Draft = FindingDraft.ForUnobserved(task);
                return;
            }
        }
    }
}
