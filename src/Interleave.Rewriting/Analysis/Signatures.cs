using System.Text;
using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>
/// One text per type and per member, the same whether it comes from metadata or from reflection: assemblies are left
/// out (facades and forwarders make them meaningless), generic parameters are written by position.
/// </summary>
internal static class Signatures
{
    /// <summary>Key of a member: <c>Ns.Type::Name`arity(receiver,params)</c>; a struct's receiver is by reference.</summary>
    internal static string Of(MethodReference method)
    {
        MethodReference open = method.GetElementMethod();
        TypeReference declaring = open.DeclaringType.GetElementType();
        bool isConstructor = open.Name == ".ctor";
        var text = new StringBuilder(96);
        text.Append(declaring.FullName).Append("::").Append(isConstructor ? "ctor" : open.Name);
        AppendArity(text, open.GenericParameters.Count);
        text.Append('(');
        bool first = true;
        if (open.HasThis && !isConstructor)
        {
            Append(text, declaring);
            AppendOwnParameters(text, Arity(declaring));
            text.Append(TypeFacts.IsValueType(declaring) ? "&" : "");
            first = false;
        }

        foreach (ParameterDefinition parameter in open.Parameters)
        {
            text.Append(first ? "" : ",");
            Append(text, parameter.ParameterType);
            first = false;
        }

        return text.Append(')').ToString();
    }

    /// <summary>Key of a model's method for the type it models; its first parameter is the receiver, if there is one.</summary>
    internal static string Of(Type modelled, System.Reflection.MethodInfo model)
    {
        var text = new StringBuilder(96);
        text.Append(Name(modelled)).Append("::").Append(model.Name);
        AppendArity(text, model.GetGenericArguments().Length);
        text.Append('(');
        bool first = true;
        foreach (System.Reflection.ParameterInfo parameter in model.GetParameters())
        {
            text.Append(first ? "" : ",");
            Append(text, parameter.ParameterType);
            first = false;
        }

        return text.Append(')').ToString();
    }

    /// <summary>The full name of a type definition as Cecil writes it, nested types with a slash.</summary>
    internal static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '/');

    /// <summary>Key of a type, generic parameters by position.</summary>
    internal static string Of(TypeReference type)
    {
        var text = new StringBuilder(48);
        Append(text, type);
        return text.ToString();
    }

    // FromException and FromException<TResult> have the same parameters.
    private static void AppendArity(StringBuilder text, int arity)
    {
        if (arity > 0)
        {
            text.Append('`').Append(arity);
        }
    }

    private static int Arity(TypeReference declaring)
    {
        int arity = 0;
        for (TypeReference? type = declaring; type is not null; type = type.DeclaringType)
        {
            int tick = type.Name.LastIndexOf('`');
            arity += tick < 0 ? 0 : int.Parse(type.Name.AsSpan(tick + 1));
        }

        return arity;
    }

    private static void AppendOwnParameters(StringBuilder text, int arity)
    {
        for (int i = 0; i < arity; i++)
        {
            text.Append(i == 0 ? "<!" : ",!").Append(i);
        }

        text.Append(arity > 0 ? ">" : "");
    }

    private static void Append(StringBuilder text, TypeReference type)
    {
        switch (type)
        {
            case GenericParameter parameter:
                text.Append(parameter.Type == GenericParameterType.Method ? "!!" : "!").Append(parameter.Position);
                break;
            case GenericInstanceType instance:
                text.Append(instance.ElementType.FullName);
                for (int i = 0; i < instance.GenericArguments.Count; i++)
                {
                    text.Append(i == 0 ? '<' : ',');
                    Append(text, instance.GenericArguments[i]);
                }

                text.Append('>');
                break;
            case ArrayType array:
                Append(text, array.ElementType);
                text.Append('[').Append(',', array.Rank - 1).Append(']');
                break;
            case ByReferenceType reference:
                Append(text, reference.ElementType);
                text.Append('&');
                break;
            case PointerType pointer:
                Append(text, pointer.ElementType);
                text.Append('*');
                break;
            case IModifierType modifier:
                Append(text, modifier.ElementType);
                break;
            case FunctionPointerType:
                text.Append("fnptr");
                break;
            default:
                text.Append(type.FullName);
                break;
        }
    }

    private static void Append(StringBuilder text, Type type)
    {
        if (type.IsGenericParameter)
        {
            text.Append(type.DeclaringMethod is null ? "!" : "!!").Append(type.GenericParameterPosition);
        }
        else if (type.IsArray)
        {
            Append(text, type.GetElementType()!);
            text.Append('[').Append(',', type.GetArrayRank() - 1).Append(']');
        }
        else if (type.IsByRef || type.IsPointer)
        {
            Append(text, type.GetElementType()!);
            text.Append(type.IsByRef ? '&' : '*');
        }
        else if (type.IsGenericType)
        {
            text.Append(Name(type.GetGenericTypeDefinition()));
            Type[] arguments = type.GetGenericArguments();
            for (int i = 0; i < arguments.Length; i++)
            {
                text.Append(i == 0 ? '<' : ',');
                Append(text, arguments[i]);
            }

            text.Append('>');
        }
        else
        {
            text.Append(type.IsFunctionPointer ? "fnptr" : Name(type));
        }
    }
}
