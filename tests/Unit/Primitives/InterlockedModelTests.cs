using System.Reflection;
using Interleave.Primitives;
using Xunit;

namespace Unit.Primitives;

public sealed class InterlockedModelTests
{
    private enum Colour : byte
    {
        Red,
        Green,
    }

    [Fact]
    public void Increment_FromThreeThreads_LosesNone()
    {
        Explored.All(() =>
        {
            int count = 0;
            Go.Parallel(() => InterlockedModel.Increment(ref count), () => InterlockedModel.Increment(ref count), () => InterlockedModel.Add(ref count, 3));
            return $"{count}";
        }).IsClean().Are("5");
    }

    [Fact]
    public void CompareExchange_TwoRace_ExactlyOneWins()
    {
        Explored.All(() =>
        {
            Colour colour = Colour.Red;
            int winners = 0;
            void Win()
            {
                if (InterlockedModel.CompareExchange(ref colour, Colour.Green, Colour.Red) == Colour.Red)
                {
                    winners++;
                }
            }

            Go.Parallel(Win, Win);
            return $"{winners}";
        }).IsClean().Are("1");
    }

    [Fact]
    public void EveryOverload_SameArguments_AnswersLikeTheRealOne()
    {
        foreach (MethodInfo model in typeof(InterlockedModel).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            MethodInfo closed = model.IsGenericMethod ? model.MakeGenericMethod(typeof(string)) : model;
            MethodInfo real = Real(closed);
            string expected = Result(real);
            Explored.All(() => Result(closed)).IsClean().Are(expected);
        }

        static MethodInfo Real(MethodInfo model) => model.IsGenericMethod
            ? typeof(Interlocked).GetMethods().Single(m => m.Name == model.Name && m.IsGenericMethod).MakeGenericMethod(typeof(string))
            : typeof(Interlocked).GetMethod(model.Name, [.. model.GetParameters().Select(p => p.ParameterType)])!;

        static string Result(MethodInfo method)
        {
            object?[] arguments = [.. method.GetParameters().Select((p, i) => Value(p.ParameterType, i))];
            object? result = method.Invoke(null, arguments);
            return $"{method.Name}: {result} {string.Join(",", arguments)}";
        }

        static object? Value(Type type, int position)
        {
            Type element = type.IsByRef ? type.GetElementType()! : type;
            int value = position == 2 ? 6 : 6 + position;
            return element == typeof(string) || element == typeof(object) ? $"{value}"
                : element == typeof(nint) ? (nint)value
                : element == typeof(nuint) ? (nuint)value
                : Convert.ChangeType(value, element, System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
