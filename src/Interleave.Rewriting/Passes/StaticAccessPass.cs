using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Calls a type's <c>$ensure</c> where the CLR would have run its initialiser: before static field accesses and, for
/// types with a precise initialiser, at the entry of static methods and constructors (ECMA-335 I.8.9.5). Within an
/// execution a type never becomes stale again, so one check serves all accesses that it dominates.
/// </summary>
internal sealed class StaticAccessPass
{
    private readonly MethodRewrite _method;
    private readonly StaticsSurvey _survey;
    private readonly HashSet<string> _everywhere = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inBlock = new(StringComparer.Ordinal);

    private StaticAccessPass(MethodRewrite method)
    {
        _method = method;
        _survey = method.Module.Statics;
    }

    internal static void Run(MethodRewrite method)
    {
        var pass = new StaticAccessPass(method);
        pass.Entry();
        pass.Accesses();
    }

    private static bool IsInitializer(MethodDefinition method) => method is { IsConstructor: true, IsStatic: true };

    private void Entry()
    {
        MethodDefinition method = _method.Method;
        TypeDefinition type = method.DeclaringType;
        bool triggers = (method.IsStatic || method.IsConstructor) && !IsInitializer(method);
        if (triggers && _survey.IsRestored(type) && StaticsSurvey.IsPrecise(type))
        {
            _method.Code.Prologue(Ensure(StaticsSurvey.Ensure, Generics.Self(type)));
            _everywhere.Add(Signatures.Of(Generics.Self(type)));
        }
    }

    private void Accesses()
    {
        bool[]? targets = null;
        bool entry = true;
        for (int i = 0; i < _method.Code.Count; i++)
        {
            Instruction instruction = _method.Code[i];
            if (instruction.OpCode.Code is Code.Ldsfld or Code.Stsfld or Code.Ldsflda)
            {
                Visit(i, (FieldReference)instruction.Operand, ref targets, ref entry);
            }
            else if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
            {
                entry = false;
                _inBlock.Clear();
            }
        }
    }

    private void Visit(int index, FieldReference field, ref bool[]? targets, ref bool entry)
    {
        if (!_method.Module.IsRewritten(field.DeclaringType) || _method.Module.Traits(field).Definition is not { } definition)
        {
            return;
        }

        TypeDefinition type = definition.DeclaringType;
        if (FieldTraits.IsThreadStatic(definition) && _survey.IsThreaded(type))
        {
            _method.Code.Before(index, Ensure(StaticsSurvey.EnsureThread, field.DeclaringType));
        }

        bool isOwnInitializer = IsInitializer(_method.Method) && ReferenceEquals(type, _method.Method.DeclaringType);
        bool matters = StaticsSurvey.IsOrdinary(definition) || FieldTraits.IsThreadStatic(definition);
        if (!matters || isOwnInitializer || !_survey.IsRestored(type))
        {
            return;
        }

        targets ??= Targets();
        if (HasTargetSince(targets, index))
        {
            entry = false;
            _inBlock.Clear();
        }

        string key = Signatures.Of(field.DeclaringType);
        if (_everywhere.Contains(key) || !_inBlock.Add(key))
        {
            return;
        }

        if (entry)
        {
            _everywhere.Add(key);
        }

        _method.Code.Before(index, Ensure(StaticsSurvey.Ensure, field.DeclaringType));
    }

    private int _checkedUpTo;

    private bool HasTargetSince(bool[] targets, int index)
    {
        bool found = false;
        for (int i = _checkedUpTo; i <= index; i++)
        {
            found |= targets[i];
        }

        _checkedUpTo = index + 1;
        return found;
    }

    private bool[] Targets()
    {
        var targets = new bool[_method.Code.Count];
        foreach (Instruction instruction in _method.Code.Original)
        {
            if (instruction.Operand is Instruction { Offset: >= 0 } target)
            {
                targets[target.Offset] = true;
            }

            foreach (Instruction each in instruction.Operand as Instruction[] ?? [])
            {
                targets[each.Offset] = true;
            }
        }

        foreach (ExceptionHandler handler in _method.Method.Body.ExceptionHandlers)
        {
            Mark(targets, handler.TryStart, handler.HandlerStart, handler.FilterStart, handler.HandlerEnd);
        }

        return targets;
    }

    private static void Mark(bool[] targets, params ReadOnlySpan<Instruction?> boundaries)
    {
        foreach (Instruction? boundary in boundaries)
        {
            if (boundary is { Offset: >= 0 })
            {
                targets[boundary.Offset] = true;
            }
        }
    }

    private Instruction Ensure(string name, TypeReference declaring) =>
        Instruction.Create(OpCodes.Call, new MethodReference(name, _method.Module.Module.TypeSystem.Void, declaring));
}
