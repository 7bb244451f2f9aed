namespace Interleave.Rewriting.Policy;

/// <summary>
/// The call policy, one line a rule: <c>refuse why what…</c>, <c>callback what…</c>, <c>atomic what…</c>. A <c>what</c> is
/// <c>Namespace.*</c>, <c>Namespace.Type</c>, or <c>Type::member,member</c>, where a member may be <c>name/parameters</c>
/// or hold one <c>*</c>. Generic types carry their backtick arity. Modelled members never get here.
/// </summary>
internal static class CallPolicyTable
{
    internal const string Text = """
        # ---- threads, tasks, synchronisation: no model, no control ----
        refuse sync System.Threading.*
        # values, contexts and fences that neither block nor signal
        atomic System.Threading.AsyncLocal`1 System.Threading.AsyncLocalValueChangedArgs`1 System.Threading.AsyncFlowControl
        atomic System.Threading.ExecutionContext System.Threading.HostExecutionContext
        atomic System.Threading.CancellationToken::ctor,get_None,get_CanBeCanceled,Equals,GetHashCode,op_Equality,op_Inequality
        atomic System.Threading.CancellationTokenRegistration::get_Token,Equals,GetHashCode,op_Equality,op_Inequality
        atomic System.Threading.Interlocked::MemoryBarrier,MemoryBarrierProcessWide
        atomic System.Threading.Volatile::ReadBarrier,WriteBarrier
        atomic System.Threading.Thread::MemoryBarrier,get_CurrentCulture,set_CurrentCulture,get_CurrentUICulture,set_CurrentUICulture
        atomic System.Threading.Thread::BeginCriticalRegion,EndCriticalRegion,BeginThreadAffinity,EndThreadAffinity,GetDomain
        atomic System.Threading.Thread::GetApartmentState,SetApartmentState,TrySetApartmentState,get_CurrentPrincipal,set_CurrentPrincipal
        atomic System.Threading.Thread::DisableComObjectEagerCleanup,get_ExecutionContext
        atomic System.Threading.ThreadPool::GetMaxThreads,GetMinThreads
        atomic System.Threading.SynchronizationContext::get_Current,SetSynchronizationContext,ctor
        atomic System.Threading.SynchronizationContext::OperationStarted,OperationCompleted,IsWaitNotificationRequired,SetWaitNotificationRequired
        callback System.Threading.SynchronizationContext::Send
        atomic System.Threading.NativeOverlapped System.Threading.LockCookie System.Threading.PreAllocatedOverlapped
        callback System.Threading.SynchronizationContext::CreateCopy
        # delegates of the namespace: making one is harmless, what takes it is judged by itself
        atomic System.Threading.ThreadStart System.Threading.ParameterizedThreadStart System.Threading.WaitCallback
        atomic System.Threading.WaitOrTimerCallback System.Threading.TimerCallback System.Threading.ContextCallback
        atomic System.Threading.SendOrPostCallback System.Threading.IOCompletionCallback
        atomic System.Threading.Tasks.Task::get_CompletedTask,FromResult,FromException,FromCanceled,get_Factory
        atomic System.Threading.Tasks.Task::get_IsCompleted,get_IsCompletedSuccessfully,get_IsFaulted,get_IsCanceled,get_Status
        atomic System.Threading.Tasks.Task::get_Exception,get_AsyncState,get_CreationOptions,Dispose
        atomic System.Threading.Tasks.Task`1::get_Factory
        refuse hash System.Threading.Tasks.Task::get_Id,get_CurrentId System.Threading.Tasks.TaskScheduler::get_Id
        # a scheduler of the program's own: its base class holds nothing; what it overrides is rewritten
        atomic System.Threading.Tasks.TaskScheduler::ctor,get_Default,get_Current,get_MaximumConcurrencyLevel,TryDequeue,QueueTask
        callback System.Threading.Tasks.TaskScheduler::TryExecuteTaskInline,GetScheduledTasks
        atomic System.Threading.Tasks.TaskScheduler::add_UnobservedTaskException,remove_UnobservedTaskException
        atomic System.Threading.Tasks.ValueTask::ctor,FromResult,FromException,FromCanceled,get_CompletedTask,AsTask,Preserve
        atomic System.Threading.Tasks.ValueTask::get_IsCompleted,get_IsCompletedSuccessfully,get_IsFaulted,get_IsCanceled
        atomic System.Threading.Tasks.ValueTask::Equals,GetHashCode,op_Equality,op_Inequality
        atomic System.Threading.Tasks.ValueTask`1::ctor,AsTask,Preserve,get_IsCompleted,get_IsCompletedSuccessfully,get_IsFaulted
        atomic System.Threading.Tasks.ValueTask`1::get_IsCanceled,Equals,GetHashCode,op_Equality,op_Inequality,ToString
        atomic System.Threading.Tasks.Task::ToString System.Threading.Tasks.Task`1::ToString
        atomic System.Threading.Tasks.TaskCompletionSource::get_Task System.Threading.Tasks.TaskCompletionSource`1::get_Task
        atomic System.Threading.Tasks.ParallelOptions System.Threading.Tasks.ParallelLoopResult
        callback System.Threading.Tasks.Sources.*
        # channels are made by the modelled Create methods; a type of the program's own calls the base constructors
        atomic System.Threading.Channels.ChannelOptions System.Threading.Channels.BoundedChannelOptions
        atomic System.Threading.Channels.UnboundedChannelOptions System.Threading.Channels.UnboundedPrioritizedChannelOptions`1
        atomic System.Threading.Channels.Channel`1::ctor System.Threading.Channels.Channel`2::ctor,set_Reader,set_Writer,op_Implicit
        atomic System.Threading.Channels.ChannelReader`1::ctor System.Threading.Channels.ChannelWriter`1::ctor
        refuse start System.Threading.Tasks.Parallel System.Threading.Tasks.TaskFactory System.Threading.Tasks.TaskFactory`1
        refuse start System.Threading.ThreadPool System.Threading.Timer System.Threading.PeriodicTimer System.Threading.Overlapped
        refuse start System.Threading.Tasks.Dataflow.*
        # what async code is made of; only reached where a builder or awaiter has no stand-in
        refuse sync System.Runtime.CompilerServices.TaskAwaiter System.Runtime.CompilerServices.TaskAwaiter`1
        refuse sync System.Runtime.CompilerServices.ValueTaskAwaiter System.Runtime.CompilerServices.ValueTaskAwaiter`1
        refuse sync System.Runtime.CompilerServices.ConfiguredTaskAwaitable System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1
        refuse sync System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1
        refuse sync System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter
        refuse sync System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1.ConfiguredTaskAwaiter
        refuse sync System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter
        refuse sync System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable`1.ConfiguredValueTaskAwaiter
        refuse sync System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1
        refuse sync System.Runtime.CompilerServices.ConfiguredCancelableAsyncEnumerable`1.Enumerator
        refuse sync System.Runtime.CompilerServices.ConfiguredAsyncDisposable
        refuse sync System.Runtime.CompilerServices.YieldAwaitable System.Runtime.CompilerServices.YieldAwaitable.YieldAwaiter
        refuse sync System.Runtime.CompilerServices.AsyncTaskMethodBuilder System.Runtime.CompilerServices.AsyncTaskMethodBuilder`1
        refuse sync System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder System.Runtime.CompilerServices.AsyncValueTaskMethodBuilder`1
        refuse sync System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder
        refuse sync System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder`1
        refuse sync System.Runtime.CompilerServices.AsyncVoidMethodBuilder System.Runtime.CompilerServices.AsyncIteratorMethodBuilder
        refuse sync System.Runtime.CompilerServices.AsyncHelpers
        refuse sync System.Threading.WaitHandle System.Threading.WaitHandleExtensions
        # named: members that only a name in this table decides (tests/Unit/Primitives/Coverage finds those that none does)
        refuse interrupt System.Threading.Thread::Interrupt
        # these throw PlatformNotSupportedException or do nothing on this runtime
        atomic System.Threading.Thread::Abort,ResetAbort,Suspend,Resume,get_ApartmentState,set_ApartmentState,GetCompressedStack,SetCompressedStack
        atomic System.Threading.CompressedStack System.Threading.HostExecutionContextManager System.Threading.NamedWaitHandleOptions
        refuse named System.Threading.EventWaitHandle::ctor/3,ctor/4,ctor/5,OpenExisting,TryOpenExisting
        refuse named System.Threading.Mutex::ctor/2,ctor/3,ctor/4,OpenExisting,TryOpenExisting
        refuse named System.Threading.Semaphore::ctor/3,ctor/4,ctor/5,OpenExisting,TryOpenExisting
        refuse named System.Threading.EventWaitHandleAcl System.Threading.MutexAcl System.Threading.SemaphoreAcl
        refuse named System.Threading.ThreadingAclExtensions
        refuse old System.Threading.ReaderWriterLock
        refuse io System.Threading.ThreadPoolBoundHandle
        refuse hash System.Threading.Monitor::get_LockContentionCount
        # a class derived from one of these calls its base
        atomic System.Threading.Barrier::Dispose/1 System.Threading.CancellationTokenSource::Dispose/1 System.Threading.CountdownEvent::Dispose/1
        atomic System.Threading.ManualResetEventSlim::Dispose/1 System.Threading.SemaphoreSlim::Dispose/1 System.Threading.ThreadLocal`1::Dispose/1
        # interfaces: what implements them is rewritten, or a model of ours
        callback System.Threading.IThreadPoolWorkItem System.Threading.ITimer System.Collections.Concurrent.IProducerConsumerCollection`1
        callback System.Threading.Tasks.Sources.IValueTaskSource System.Threading.Tasks.Sources.IValueTaskSource`1
        refuse sync System.Threading.SynchronizationContext::Wait,WaitHelper System.Threading.Tasks.TaskToAsyncResult
        atomic System.Threading.WaitHandle::Dispose/1 System.Collections.Concurrent.BlockingCollection`1::Dispose/1
        refuse sync System.Threading.Channels.Channel System.Threading.Channels.Channel`2
        refuse sync System.Threading.Channels.ChannelReader`1 System.Threading.Channels.ChannelWriter`1
        atomic System.Threading.Channels.ChannelOptions System.Threading.Channels.BoundedChannelOptions
        atomic System.Threading.Channels.UnboundedChannelOptions System.Threading.Channels.UnboundedPrioritizedChannelOptions`1

        # ---- elsewhere in the class library ----
        # thread-safe collections are modelled, all of them
        refuse sync System.Collections.Concurrent.*
        # a partitioner hands the items out under a real lock; making one, or deriving from it, does nothing yet
        refuse held System.Collections.Concurrent.Partitioner`1 System.Collections.Concurrent.OrderablePartitioner`1
        atomic System.Collections.Concurrent.Partitioner System.Collections.Concurrent.Partitioner`1::ctor,get_SupportsDynamicPartitions
        atomic System.Collections.Concurrent.OrderablePartitioner`1::ctor,get_KeysOrderedInEachPartition,get_KeysOrderedAcrossPartitions
        atomic System.Collections.Concurrent.OrderablePartitioner`1::get_KeysNormalized
        refuse start System.Linq.ParallelEnumerable System.Linq.ParallelQuery System.Linq.ParallelQuery`1
        refuse start System.Timers.* System.ComponentModel.BackgroundWorker System.Progress`1 System.IO.FileSystemWatcher
        refuse start System.Diagnostics.Process::Start,WaitForExit,WaitForExitAsync,WaitForInputIdle,BeginOutputReadLine,BeginErrorReadLine
        refuse held System.Lazy`1::get_Value System.Lazy`2::get_Value
        # nothing is modelled about transports; an in-memory stream is fine, a real one shows when it is awaited
        refuse io System.Net.Sockets.* System.Net.Http.HttpClient System.Net.Http.HttpMessageInvoker System.Net.Http.SocketsHttpHandler
        refuse io System.Net.HttpListener System.Net.WebClient System.Net.Dns System.Net.NetworkInformation.Ping
        refuse io System.Net.WebSockets.ClientWebSocket System.Net.Mail.SmtpClient System.Net.Quic.* System.IO.Pipes.* System.IO.Pipelines.Pipe
        refuse io System.IO.File::*Async System.IO.FileStream::*Async,BeginRead,BeginWrite System.IO.RandomAccess::*Async
        refuse console System.Console::Read,ReadLine,ReadKey
        refuse exit System.Environment::Exit,FailFast System.Diagnostics.Process::Kill
        refuse time System.DateTime::get_Now,get_UtcNow,get_Today System.DateTimeOffset::get_Now,get_UtcNow
        refuse time System.Environment::get_TickCount,get_TickCount64 System.TimeProvider::get_System
        refuse time System.Diagnostics.Stopwatch::Start,Restart,StartNew,GetTimestamp,GetElapsedTime/1,get_Elapsed,get_ElapsedTicks,get_ElapsedMilliseconds
        refuse random System.Random::ctor/0,get_Shared System.Guid::NewGuid,CreateVersion7
        refuse random System.Security.Cryptography.RandomNumberGenerator System.IO.Path::GetRandomFileName,GetTempFileName
        # instances come from the modelled Create
        atomic System.Security.Cryptography.RandomNumberGenerator::ctor,GetBytes,GetNonZeroBytes,Dispose
        refuse random System.Security.Cryptography.RNGCryptoServiceProvider
        refuse random System.Security.Cryptography.SymmetricAlgorithm::GenerateKey,GenerateIV System.Security.Cryptography.Aes::GenerateKey,GenerateIV
        refuse hash System.Runtime.CompilerServices.RuntimeHelpers::GetHashCode System.String::GetHashCode,GetNonRandomizedHashCode
        refuse hash System.HashCode
        refuse hash System.Environment::get_CurrentManagedThreadId
        # known to call back into the caller's code; their own state is one step, yours is not
        callback System.Collections.Generic.List`1::Sort,ForEach,RemoveAll,Find,FindAll,FindIndex,Exists,TrueForAll,ConvertAll
        callback System.Array::Sort,ForEach,Find,FindAll,FindIndex,Exists,TrueForAll,ConvertAll
        callback System.Linq.Enumerable System.Linq.Queryable System.Linq.AsyncEnumerable
        callback System.Text.Json.JsonSerializer System.Delegate::DynamicInvoke System.Reflection.MethodBase::Invoke System.Activator
        """;
}
