using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.TaskFactory.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>FromAsync: the begin and end methods are the program's own.</content>
public static partial class TaskFactoryModel<TResult>
{
    public static Task<TResult> FromAsync(TaskFactory<TResult> factory, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Of(thread, asyncResult, endMethod, new StartOptions(factory.CreationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current(), default))
            : factory.FromAsync(asyncResult, endMethod);

    public static Task<TResult> FromAsync(
        TaskFactory<TResult> factory, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod, TaskCreationOptions creationOptions) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Of(thread, asyncResult, endMethod, new StartOptions(creationOptions, factory.Scheduler ?? TaskSchedulerModel.get_Current(), default))
            : factory.FromAsync(asyncResult, endMethod, creationOptions);

    public static Task<TResult> FromAsync(
        TaskFactory<TResult> factory, Func<AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object? state) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(c, s), endMethod, new StartOptions(factory.CreationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, state);

    public static Task<TResult> FromAsync(
        TaskFactory<TResult> factory, IAsyncResult asyncResult, Func<IAsyncResult, TResult> endMethod, TaskCreationOptions creationOptions, TaskScheduler scheduler) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Of(thread, asyncResult, endMethod, new StartOptions(creationOptions, scheduler, default))
            : factory.FromAsync(asyncResult, endMethod, creationOptions, scheduler);

    public static Task<TResult> FromAsync(
        TaskFactory<TResult> factory, Func<AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, object? state, TaskCreationOptions creationOptions) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(c, s), endMethod, new StartOptions(creationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, state, creationOptions);

    public static Task<TResult> FromAsync<TArg1>(
        TaskFactory<TResult> factory, Func<TArg1, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, object? state) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, c, s), endMethod, new StartOptions(factory.CreationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, state);

    public static Task<TResult> FromAsync<TArg1>(
        TaskFactory<TResult> factory, Func<TArg1, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, object? state, TaskCreationOptions creationOptions) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, c, s), endMethod, new StartOptions(creationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, state, creationOptions);

    public static Task<TResult> FromAsync<TArg1, TArg2>(
        TaskFactory<TResult> factory, Func<TArg1, TArg2, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, object? state) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, arg2, c, s), endMethod, new StartOptions(factory.CreationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, arg2, state);

    public static Task<TResult> FromAsync<TArg1, TArg2>(
        TaskFactory<TResult> factory, Func<TArg1, TArg2, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, object? state, TaskCreationOptions creationOptions) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, arg2, c, s), endMethod, new StartOptions(creationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, arg2, state, creationOptions);

    public static Task<TResult> FromAsync<TArg1, TArg2, TArg3>(
        TaskFactory<TResult> factory, Func<TArg1, TArg2, TArg3, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, TArg3 arg3, object? state) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, arg2, arg3, c, s), endMethod, new StartOptions(factory.CreationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, arg2, arg3, state);

    public static Task<TResult> FromAsync<TArg1, TArg2, TArg3>(
        TaskFactory<TResult> factory, Func<TArg1, TArg2, TArg3, AsyncCallback, object?, IAsyncResult> beginMethod, Func<IAsyncResult, TResult> endMethod, TArg1 arg1, TArg2 arg2, TArg3 arg3, object? state, TaskCreationOptions creationOptions) =>
        LogicalThread.Current is { } thread
            ? AsyncPattern<TResult>.Begin(thread, beginMethod is null ? null : (c, s) => beginMethod(arg1, arg2, arg3, c, s), endMethod, new StartOptions(creationOptions, TaskScheduler.Default, default), state)
            : factory.FromAsync(beginMethod, endMethod, arg1, arg2, arg3, state, creationOptions);
}
