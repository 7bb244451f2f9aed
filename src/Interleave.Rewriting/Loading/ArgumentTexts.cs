using System.Globalization;
using System.Reflection;

namespace Interleave.Rewriting.Loading;

/// <summary>Arguments given as text.</summary>
internal static class ArgumentTexts
{
    internal static bool CanConvert(Type type) =>
        type == typeof(string) || type == typeof(int) || type == typeof(long) || type == typeof(bool) || type.IsEnum;

    internal static object?[] Convert(MethodInfo method, string[] texts)
    {
        ParameterInfo[] parameters = method.GetParameters();
        var values = new object?[parameters.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Convert(method, parameters[i], texts[i]);
        }

        return values;
    }

    private static object Convert(MethodInfo method, ParameterInfo parameter, string text)
    {
        Type type = parameter.ParameterType;
        try
        {
            return type.IsEnum
                ? Enum.Parse(type, text, ignoreCase: true)
                : System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            string choices = type.IsEnum ? $" one of {string.Join(", ", Enum.GetNames(type))}" : $" a {type.Name}";
            throw new RewritingException($"{method.Name}: parameter {parameter.Name} must be{choices}, not \"{text}\".", e);
        }
    }
}
