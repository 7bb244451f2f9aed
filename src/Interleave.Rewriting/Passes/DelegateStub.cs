using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// A generated static method that stands in for a library's member where a delegate is made of it. Its first parameter
/// is the receiver, which the delegate binds as it would have bound it; a struct's method has a box for receiver.
/// Generic over what the member's type and the member are generic over.
/// </summary>
internal sealed class DelegateStub
{
    private readonly ModuleDefinition _module;
    private readonly TypeReference? _boxed;

    /// <summary>Makes one without a body.</summary>
    /// <param name="module">The module it goes into.</param>
    /// <param name="called">The member as the instruction names it.</param>
    /// <param name="model">The open model's method to call in its place; null to call the member.</param>
    private DelegateStub(ModuleDefinition module, MethodReference called, MethodReference? model)
    {
        _module = module;
        MethodReference open = called.GetElementMethod();
        TypeReference declaring = open.DeclaringType.GetElementType();
        Definition = new MethodDefinition(open.Name, MethodAttributes.Assembly | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        MethodDefinition original = open.Resolve();
        int ofType = open.DeclaringType is GenericInstanceType ? original.DeclaringType.GenericParameters.Count : 0;
        AddParametersOf(original.DeclaringType, ofType);
        AddParametersOf(original, original.GenericParameters.Count);
        MethodReference member = Own(open, declaring, ofType);
        Callee = model is null ? member : Generics.Carry(member, model);
        Constrain(original.DeclaringType.GenericParameters, ofType, 0);
        Constrain(original.GenericParameters, original.GenericParameters.Count, ofType);
        _boxed = open.HasThis && TypeFacts.IsValueType(declaring) ? member.DeclaringType : null;
        AddParameters(member);
    }

    /// <summary>The generated method.</summary>
    internal MethodDefinition Definition { get; }

    /// <summary>What it calls at its end.</summary>
    internal MethodReference Callee { get; }

    /// <summary>The receiver's type when it comes in a box.</summary>
    internal TypeReference? Boxed => _boxed;

    /// <summary>Makes one; null for a member that can't be found, or that only derived classes may call.</summary>
    internal static DelegateStub? Of(ModuleDefinition module, MethodReference called, MethodReference? model) =>
        TypeFacts.Resolve(called) is { IsPublic: true } ? new DelegateStub(module, called, model) : null;

    /// <summary>The method with the generic arguments that an instruction gives the member.</summary>
    internal MethodReference For(MethodReference called)
    {
        IEnumerable<TypeReference> ofType = called.DeclaringType is GenericInstanceType type ? type.GenericArguments : [];
        IEnumerable<TypeReference> ofMethod = called is GenericInstanceMethod method ? method.GenericArguments : [];
        TypeReference[] arguments = [.. ofType, .. ofMethod];
        if (arguments.Length == 0)
        {
            return Definition;
        }

        var instance = new GenericInstanceMethod(Definition);
        Array.ForEach(arguments, instance.GenericArguments.Add);
        return instance;
    }

    /// <summary>The code that pushes one of the call's operands, the receiver being 0; of a boxed one a reference into the box.</summary>
    internal IEnumerable<Instruction> Operand(int index)
    {
        yield return Instruction.Create(OpCodes.Ldarg, Definition.Parameters[index]);
        if (index == 0 && _boxed is not null)
        {
            yield return Instruction.Create(OpCodes.Unbox, _boxed);
        }
    }

    /// <summary>Writes the body: first what is given, then the call.</summary>
    internal void Complete(IEnumerable<Instruction> first, bool isVirtual)
    {
        Mono.Collections.Generic.Collection<Instruction> code = Definition.Body.Instructions;
        foreach (Instruction instruction in first.Concat(Enumerable.Range(0, Definition.Parameters.Count).SelectMany(Operand)))
        {
            code.Add(instruction);
        }

        code.Add(Instruction.Create(isVirtual ? OpCodes.Callvirt : OpCodes.Call, Callee));
        code.Add(Instruction.Create(OpCodes.Ret));
    }

    private MethodReference Own(MethodReference open, TypeReference declaring, int ofType)
    {
        MethodReference member = open;
        if (ofType > 0)
        {
            var type = new GenericInstanceType(declaring);
            foreach (GenericParameter parameter in Definition.GenericParameters.Take(ofType))
            {
                type.GenericArguments.Add(parameter);
            }

            member = Generics.On(open, type);
        }

        if (Definition.GenericParameters.Count == ofType)
        {
            return member;
        }

        var instance = new GenericInstanceMethod(member);
        foreach (GenericParameter parameter in Definition.GenericParameters.Skip(ofType))
        {
            instance.GenericArguments.Add(parameter);
        }

        return instance;
    }

    private void AddParameters(MethodReference member)
    {
        if (_boxed is not null)
        {
            Add(_module.TypeSystem.Object);
        }
        else if (Callee.HasThis)
        {
            Add(member.DeclaringType);
        }

        // A model's first parameter is the receiver; a struct's is by reference.
        foreach (ParameterDefinition parameter in Callee.Parameters.Skip(_boxed is not null && !Callee.HasThis ? 1 : 0))
        {
            Add(Generics.Substitute(parameter.ParameterType, Callee.DeclaringType, Callee));
        }

        Definition.ReturnType = Generics.Substitute(Callee.ReturnType, Callee.DeclaringType, Callee);
    }

    private void Add(TypeReference type) => Definition.Parameters.Add(new ParameterDefinition(type));

    private void AddParametersOf(IGenericParameterProvider provider, int count)
    {
        for (int i = 0; i < count; i++)
        {
            GenericParameter own = provider.GenericParameters[i];
            Definition.GenericParameters.Add(new GenericParameter(own.Name, Definition)
            {
                Attributes = own.Attributes & ~GenericParameterAttributes.VarianceMask,
            });
        }
    }

    private void Constrain(Mono.Collections.Generic.Collection<GenericParameter> originals, int count, int first)
    {
        for (int i = 0; i < count; i++)
        {
            foreach (GenericParameterConstraint constraint in originals[i].Constraints)
            {
                TypeReference type = Generics.Substitute(constraint.ConstraintType, Callee.DeclaringType, Callee);
                Definition.GenericParameters[first + i].Constraints.Add(new GenericParameterConstraint(_module.ImportReference(type, Definition)));
            }
        }
    }
}
