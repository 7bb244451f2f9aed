using Interleave.Runtime;

#pragma warning disable CA1068 // Parameters are those of the modelled member.
#pragma warning disable CS1591 // Each member is documented where the modelled type is: System.Threading.Tasks.Task`1.
#pragma warning disable CA1000 // Rewritten code calls these on the closed type, as it called the modelled members.

namespace Interleave.Primitives;

/// <content>Tasks made by their constructor.</content>
public static partial class TaskModel<TResult>
{
    public static Task<TResult> ctor(Func<TResult> function) => ctor(function, default, TaskCreationOptions.None);

    public static Task<TResult> ctor(Func<TResult> function, CancellationToken cancellationToken) => ctor(function, cancellationToken, TaskCreationOptions.None);

    public static Task<TResult> ctor(Func<TResult> function, TaskCreationOptions creationOptions) => ctor(function, default, creationOptions);

    public static Task<TResult> ctor(Func<TResult> function, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? TaskModel.Made(
                thread,
                new Task<TResult>(() => Signalling(function), cancellationToken, TaskModel.Stripped(creationOptions)),
                creationOptions)
            : new Task<TResult>(function, cancellationToken, creationOptions);
    }

    public static Task<TResult> ctor(Func<object?, TResult> function, object? state) => ctor(function, state, default, TaskCreationOptions.None);

    public static Task<TResult> ctor(Func<object?, TResult> function, object? state, CancellationToken cancellationToken) => ctor(function, state, cancellationToken, TaskCreationOptions.None);

    public static Task<TResult> ctor(Func<object?, TResult> function, object? state, TaskCreationOptions creationOptions) => ctor(function, state, default, creationOptions);

    public static Task<TResult> ctor(Func<object?, TResult> function, object? state, CancellationToken cancellationToken, TaskCreationOptions creationOptions)
    {
        ArgumentNullException.ThrowIfNull(function);
        return LogicalThread.Current is { } thread
            ? TaskModel.Made(
                thread,
                new Task<TResult>(s => Signalling(() => function(s)), state, cancellationToken, TaskModel.Stripped(creationOptions)),
                creationOptions)
            : new Task<TResult>(function, state, cancellationToken, creationOptions);
    }

    private static TResult Signalling(Func<TResult> function)
    {
        TResult result = default!;
        TaskModel.Signalling(() => result = function());
        return result;
    }
}
