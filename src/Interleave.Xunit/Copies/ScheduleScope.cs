using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Interleave.Primitives;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Interleave.Xunit.Copies;

/// <summary>The objects of one schedule, made in xunit's order and cleaned up in the reverse order.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The tracker is disposed of in CleanUp, under control and asynchronously, as the test's own objects are.")]
internal sealed class ScheduleScope(TestPlan plan, ScheduleOutput output)
{
    private readonly List<object> _fixtures = [];
    private readonly Stack<IBeforeAfterTestAttribute> _entered = new();
    private readonly DisposalTracker _tracker = new();
    private object? _instance;

    /// <summary>Fixtures, test class, attributes, and the test itself.</summary>
    internal void Run()
    {
        plan.Fixtures.Create(_fixtures);
        EnterTestContext();
        _instance = plan.CreateInstance(_fixtures, output);
        if (_instance is IAsyncLifetime lifetime)
        {
            Controlled.Wait(lifetime.InitializeAsync());
        }

        if (plan.HasAttributes)
        {
            foreach (IBeforeAfterTestAttribute attribute in plan.CreateAttributes())
            {
                attribute.Before(plan.Method, plan.Test);
                _entered.Push(attribute);
            }
        }

        Invoke();
    }

    /// <summary>Attributes, test class, theory data, fixtures.</summary>
    internal void CleanUp()
    {
        while (_entered.TryPop(out IBeforeAfterTestAttribute? attribute))
        {
            attribute.After(plan.Method, plan.Test);
        }

        Dispose(_instance);
        if (_tracker.TrackedObjects.Count > 0)
        {
            Controlled.Wait(_tracker.DisposeAsync());
        }

        for (int i = _fixtures.Count - 1; i >= 0; i--)
        {
            Dispose(_fixtures[i]);
        }
    }

    private static void Dispose(object? value)
    {
        if (value is IAsyncDisposable asynchronous)
        {
            Controlled.Wait(asynchronous.DisposeAsync());
        }
        else if (value is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    /// <summary>
    /// A test context of the schedule's own: its token is never cancelled from outside, its output and attachments are
    /// the schedule's.
    /// </summary>
    private void EnterTestContext()
    {
        TestContext.SetForInitialization(diagnosticMessageSink: null, diagnosticMessages: false, internalDiagnosticMessages: false);
        if (_fixtures.Count > 0)
        {
            TestContext.SetForTestClass(
                plan.Test.TestMethod.TestClass, TestEngineStatus.Running, CancellationToken.None, new ScheduleFixtures([.. _fixtures]));
        }

        TestContext.SetForTest(plan.Test, TestEngineStatus.Running, CancellationToken.None, testOutputHelper: output);
    }

    private void Invoke()
    {
        object?[] arguments = plan.CreateArguments(_tracker);
        object? result = plan.Method.Invoke(_instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        TaskModel.WaitForRoot(result);
    }

    private sealed class ScheduleFixtures(object[] fixtures) : FixtureMappingManager("Schedule", fixtures);
}
