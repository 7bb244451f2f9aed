using Mono.Cecil;

namespace Interleave.Rewriting.Analysis;

/// <summary>Substitution of generic parameters, and references to members of instantiated types.</summary>
internal static class Generics
{
    /// <summary>A type mentioned in a member's signature, as seen by a user of that member.</summary>
    internal static TypeReference Substitute(TypeReference type, TypeReference declaring, MethodReference? method = null)
    {
        switch (type)
        {
            case GenericParameter { Type: GenericParameterType.Type } parameter when declaring is GenericInstanceType instance:
                return instance.GenericArguments[parameter.Position];
            case GenericParameter { Type: GenericParameterType.Method } parameter when method is GenericInstanceMethod instance:
                return instance.GenericArguments[parameter.Position];
            case GenericInstanceType generic:
                var copy = new GenericInstanceType(generic.ElementType);
                foreach (TypeReference argument in generic.GenericArguments)
                {
                    copy.GenericArguments.Add(Substitute(argument, declaring, method));
                }

                return copy;
            case ArrayType array:
                return new ArrayType(Substitute(array.ElementType, declaring, method), array.Rank);
            case ByReferenceType reference:
                return new ByReferenceType(Substitute(reference.ElementType, declaring, method));
            case PointerType pointer:
                return new PointerType(Substitute(pointer.ElementType, declaring, method));
            case IModifierType modifier:
                return Substitute(modifier.ElementType, declaring, method);
            default:
                return type;
        }
    }

    /// <summary>A type definition as code inside it names it: instantiated over its own parameters when generic.</summary>
    internal static TypeReference Self(TypeDefinition type)
    {
        if (!type.HasGenericParameters)
        {
            return type;
        }

        var self = new GenericInstanceType(type);
        foreach (GenericParameter parameter in type.GenericParameters)
        {
            self.GenericArguments.Add(parameter);
        }

        return self;
    }

    /// <summary>The same method on another (instantiated) declaring type.</summary>
    internal static MethodReference On(MethodReference open, TypeReference declaring)
    {
        var method = new MethodReference(open.Name, open.ReturnType, declaring)
        {
            HasThis = open.HasThis,
            ExplicitThis = open.ExplicitThis,
            CallingConvention = open.CallingConvention,
        };
        foreach (ParameterDefinition parameter in open.Parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter.ParameterType));
        }

        foreach (GenericParameter parameter in open.GenericParameters)
        {
            method.GenericParameters.Add(new GenericParameter(parameter.Name, method));
        }

        return method;
    }

    /// <summary>The declaring type's and the method's generic arguments of one reference, carried over to another open method.</summary>
    internal static MethodReference Carry(MethodReference from, MethodReference openTarget)
    {
        MethodReference target = openTarget;
        if (from.DeclaringType is GenericInstanceType source)
        {
            var declaring = new GenericInstanceType(openTarget.DeclaringType.GetElementType());
            foreach (TypeReference argument in source.GenericArguments)
            {
                declaring.GenericArguments.Add(argument);
            }

            target = On(openTarget, declaring);
        }

        if (from is not GenericInstanceMethod generic)
        {
            return target;
        }

        var instance = new GenericInstanceMethod(target);
        foreach (TypeReference argument in generic.GenericArguments)
        {
            instance.GenericArguments.Add(argument);
        }

        return instance;
    }
}
