using Xunit;

namespace Unit.Primitives;

/// <summary>A runtime that adds a member must not add a silent hole: every public member has a counterpart or is listed here.</summary>
public sealed class ModelCoverageTests
{
    /// <summary>Left to the call policy, which refuses them by name or knows them to be harmless.</summary>
    private static readonly string[] s_leftToThePolicy =
    [
        "EventWaitHandle: OpenExisting/1 OpenExisting/2 TryOpenExisting/2 TryOpenExisting/3 ctor/3 ctor/4 ctor/5",
        "ExecutionContext: GetObjectData/2 SuppressFlow/0",
        "Monitor: get_LockContentionCount/0",
        "Mutex: OpenExisting/1 OpenExisting/2 TryOpenExisting/2 TryOpenExisting/3 ctor/2 ctor/3 ctor/4",
        "Parallel: ForEach/2 ForEach/3 ForEach/4 ForEach/5",
        "Semaphore: OpenExisting/1 OpenExisting/2 TryOpenExisting/2 TryOpenExisting/3 ctor/3 ctor/4 ctor/5",
        "SynchronizationContext: CreateCopy/0 IsWaitNotificationRequired/0 OperationCompleted/0 OperationStarted/0 Post/2 Send/2 Wait/3 ctor/0",
        "TaskAsyncEnumerableExtensions: ToBlockingEnumerable/2",
        "TaskFactory: ContinueWhenAll/2 ContinueWhenAll/3 ContinueWhenAll/5 ContinueWhenAny/2 ContinueWhenAny/3 ContinueWhenAny/5 FromAsync/2 FromAsync/3 FromAsync/4 FromAsync/5 FromAsync/6 FromAsync/7",
        "TaskFactory`1: ContinueWhenAll/2 ContinueWhenAll/3 ContinueWhenAll/5 ContinueWhenAny/2 ContinueWhenAny/3 ContinueWhenAny/5 FromAsync/2 FromAsync/3 FromAsync/4 FromAsync/5 FromAsync/6 FromAsync/7",
        "TaskScheduler: FromCurrentSynchronizationContext/0 add_UnobservedTaskException/1 get_Id/0 get_MaximumConcurrencyLevel/0 remove_UnobservedTaskException/1",
        "Thread: Abort/0 Abort/1 AllocateDataSlot/0 AllocateNamedDataSlot/1 DisableComObjectEagerCleanup/0 FreeNamedDataSlot/1 GetApartmentState/0 GetCompressedStack/0 GetData/1 GetNamedDataSlot/1 Interrupt/0 ResetAbort/0 Resume/0 SetApartmentState/1 SetCompressedStack/1 SetData/2 Suspend/0 TrySetApartmentState/1 get_ApartmentState/0 get_CurrentPrincipal/0 get_ExecutionContext/0 set_ApartmentState/1 set_CurrentPrincipal/1",
        "ThreadPool: BindHandle/1 GetAvailableThreads/2 GetMaxThreads/2 GetMinThreads/2 RegisterWaitForSingleObject/5 UnsafeQueueNativeOverlapped/1 UnsafeRegisterWaitForSingleObject/5 get_CompletedWorkItemCount/0 get_PendingWorkItemCount/0 get_ThreadCount/0",
        "Timer: Dispose/1 get_ActiveCount/0",
        "WaitHandle: get_Handle/0 get_SafeWaitHandle/0 set_Handle/1 set_SafeWaitHandle/1",
    ];

    [Fact]
    public void Models_EveryMemberOfSystemThreading_IsModelledOrLeftToThePolicyOnPurpose()
    {
        string[] missing =
        [
            .. ModelCoverage.Models
                .Where(m => m.Modelled.Namespace!.StartsWith("System.Threading", StringComparison.Ordinal))
                .SelectMany(m => ModelCoverage.Missing(m.Modelled, m.Model))
                .Select(m => m.Split('.', 2))
                .GroupBy(m => m[0], m => m[1], StringComparer.Ordinal)
                .Select(g => $"{g.Key}: {string.Join(" ", g.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(s_leftToThePolicy, missing);
    }

    [Theory]
    [InlineData(typeof(System.Diagnostics.Stopwatch))]
    [InlineData(typeof(Interlocked))]
    [InlineData(typeof(Volatile))]
    [InlineData(typeof(ReaderWriterLockSlim))]
    public void Models_OfTheseTypes_AreComplete(Type modelled) =>
        Assert.Empty(ModelCoverage.Missing(modelled, ModelCoverage.Models.Single(m => m.Modelled == modelled).Model));

    [Fact]
    public void Replacements_EveryPublicMember_IsThere() =>
        Assert.Equal(
            ["HashCode.Equals/1", "HashCode.GetHashCode/0"],
            ModelCoverage.Replacements.SelectMany(m => ModelCoverage.MissingInReplacement(m.Replaced, m.By)).Order(StringComparer.Ordinal));
}
