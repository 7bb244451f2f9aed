using System.Linq.Expressions;
using System.Reflection;

namespace Interleave.Rewriting.Loading;

/// <summary>Constructors and methods as delegates, so that a run costs no reflection.</summary>
internal static class CompiledCalls
{
    internal static Func<object> Constructor(Type type)
    {
        if (type.IsAbstract || type.ContainsGenericParameters)
        {
            throw new RewritingException($"{type.FullName} is {(type.IsAbstract ? "abstract" : "generic")}: name a method of a concrete class, or a static method.");
        }

        if (!type.IsValueType && type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new RewritingException($"{type.FullName} has no public parameterless constructor: add one, or make the method static.");
        }

        return Expression.Lambda<Func<object>>(Expression.Convert(Expression.New(type), typeof(object))).Compile();
    }

    /// <summary>A call that gives back a task for Task, ValueTask and ValueTask&lt;T&gt;, else null.</summary>
    internal static Func<object?, object?> Method(MethodInfo method, object?[] arguments)
    {
        if (method.ContainsGenericParameters)
        {
            throw new RewritingException($"{method.DeclaringType?.FullName}.{method.Name} is generic: name a method without type parameters that calls it.");
        }

        ParameterExpression instance = Expression.Parameter(typeof(object));
        Expression? receiver = method.IsStatic ? null
            : method.DeclaringType!.IsValueType ? Expression.Unbox(instance, method.DeclaringType) : Expression.Convert(instance, method.DeclaringType);
        IEnumerable<Expression> values = method.GetParameters().Select((p, i) => Expression.Constant(arguments[i], p.ParameterType));
        Expression call = Expression.Call(receiver, method, values);
        return Expression.Lambda<Func<object?, object?>>(AsTask(call, method.ReturnType), instance).Compile();
    }

    private static Expression AsTask(Expression call, Type result)
    {
        if (typeof(Task).IsAssignableFrom(result))
        {
            return Expression.Convert(call, typeof(object));
        }

        bool isValueTask = result == typeof(ValueTask) || (result.IsGenericType && result.GetGenericTypeDefinition() == typeof(ValueTask<>));
        return isValueTask
            ? Expression.Convert(Expression.Call(call, result.GetMethod(nameof(ValueTask.AsTask))!), typeof(object))
            : Expression.Block(call, Expression.Constant(null, typeof(object)));
    }
}
