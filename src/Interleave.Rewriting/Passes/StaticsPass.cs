using Interleave.Rewriting.Analysis;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Interleave.Rewriting.Passes;

/// <summary>
/// Gives a type the once-per-execution initialiser: the CLR's own becomes an ordinary method, <c>$init</c> resets
/// the static fields and calls it, <c>$ensure</c> calls <c>$init</c> when the fields belong to another execution.
/// For a generic type all of this lies in the type itself and so exists once per instantiation.
/// </summary>
internal sealed class StaticsPass
{
    private const MethodAttributes PublicStatic = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig;
    private const MethodAttributes PrivateStatic = MethodAttributes.Private | MethodAttributes.Static | MethodAttributes.HideBySig;

    private readonly ModuleRewrite _module;
    private readonly TypeDefinition _type;
    private readonly TypeReference _self;

    private StaticsPass(ModuleRewrite module, TypeDefinition type)
    {
        _module = module;
        _type = type;
        _self = Generics.Self(type);
    }

    /// <summary>Runs after the type's bodies are done: they need to see what was readonly.</summary>
    internal static void Run(ModuleRewrite module, TypeDefinition type)
    {
        bool restored = module.Statics.IsRestored(type);
        bool threaded = module.Statics.IsThreaded(type);
        var pass = new StaticsPass(module, type);
        if (restored)
        {
            pass.Restore();
        }

        if (threaded)
        {
            pass.RestoreThreadFields();
        }
    }

    private void Restore()
    {
        FieldDefinition[] fields = [.. StaticsSurvey.Fields(_type)];
        MethodDefinition? initializer = StaticsSurvey.Initializer(_type);
        var epoch = new FieldDefinition("$epoch", FieldAttributes.Private | FieldAttributes.Static, _module.Module.TypeSystem.Int32);
        _type.Fields.Add(epoch);
        if (initializer is not null)
        {
            initializer.Name = "$cctor";
            initializer.Attributes = PrivateStatic;
        }

        MethodDefinition init = Init(fields, initializer, On(epoch));
        MethodDefinition ensure = Checked(StaticsSurvey.Ensure, On(epoch), "StaticsStale", [Instruction.Create(OpCodes.Call, On(init))]);
        _type.Methods.Add(init);
        _type.Methods.Add(ensure);
        foreach (FieldDefinition field in fields)
        {
            // The JIT makes constants of readonly statics, and only a type initialiser may assign them.
            field.IsInitOnly = false;
        }
    }

    private void RestoreThreadFields()
    {
        FieldDefinition[] fields = [.. StaticsSurvey.ThreadFields(_type)];
        var serial = new FieldDefinition("$serial", FieldAttributes.Private | FieldAttributes.Static, _module.Module.TypeSystem.Int32);
        serial.CustomAttributes.Add(new CustomAttribute(_module.Module.ImportReference(typeof(ThreadStaticAttribute).GetConstructor([])!)));
        _type.Fields.Add(serial);
        _type.Methods.Add(Checked(StaticsSurvey.EnsureThread, On(serial), "ThreadStaticsStale", [.. fields.SelectMany(Reset)]));
    }

    /// <summary>if (Probe.{stale}(ref {field})) {then}</summary>
    private MethodDefinition Checked(string name, FieldReference field, string stale, Instruction[] then)
    {
        var method = new MethodDefinition(name, PublicStatic, _module.Module.TypeSystem.Void) { AggressiveInlining = true };
        ILProcessor il = method.Body.GetILProcessor();
        Instruction end = il.Create(OpCodes.Ret);
        il.Emit(OpCodes.Ldsflda, field);
        il.Emit(OpCodes.Call, _module.Probes[stale]);
        il.Emit(OpCodes.Brfalse, end);
        foreach (Instruction instruction in then)
        {
            il.Append(instruction);
        }

        il.Append(end);
        return method;
    }

    private MethodDefinition Init(FieldDefinition[] fields, MethodDefinition? initializer, FieldReference epoch)
    {
        var init = new MethodDefinition("$init", PrivateStatic, _module.Module.TypeSystem.Void) { NoInlining = true };
        var failure = new VariableDefinition(_module.Probes.Exception);
        init.Body.Variables.Add(failure);
        init.Body.InitLocals = true;
        ILProcessor il = init.Body.GetILProcessor();
        Instruction end = il.Create(OpCodes.Ldsflda, epoch);
        Instruction handler = il.Create(OpCodes.Stloc, failure);
        Instruction done = il.Create(OpCodes.Ret);

        il.Emit(OpCodes.Ldsflda, epoch);
        EmitType(il);
        il.Emit(OpCodes.Call, _module.Probes["BeginStaticInit"]);
        il.Emit(OpCodes.Brfalse, done);
        Instruction tryStart = il.Create(OpCodes.Nop);
        il.Append(tryStart);
        foreach (Instruction instruction in fields.SelectMany(Reset))
        {
            il.Append(instruction);
        }

        if (initializer is not null)
        {
            il.Emit(OpCodes.Call, On(initializer));
        }

        il.Emit(OpCodes.Leave, end);
        il.Append(handler);
        il.Emit(OpCodes.Leave, end);
        il.Append(end);
        EmitType(il);
        il.Emit(OpCodes.Ldloc, failure);
        il.Emit(OpCodes.Call, _module.Probes["EndStaticInit"]);
        il.Append(done);
        init.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            CatchType = _module.Probes.Exception,
            TryStart = tryStart,
            TryEnd = handler,
            HandlerStart = handler,
            HandlerEnd = end,
        });
        return init;
    }

    private void EmitType(ILProcessor il)
    {
        il.Emit(OpCodes.Ldtoken, _self);
        il.Emit(OpCodes.Call, _module.Probes.TypeOf);
    }

    private Instruction[] Reset(FieldDefinition field)
    {
        FieldReference reference = On(field);
        return TypeFacts.IsPointer(field.FieldType)
            ? [Instruction.Create(OpCodes.Ldc_I4_0), Instruction.Create(OpCodes.Conv_U), Instruction.Create(OpCodes.Stsfld, reference)]
            : [Instruction.Create(OpCodes.Ldsflda, reference), Instruction.Create(OpCodes.Initobj, TypeFacts.Strip(field.FieldType))];
    }

    private FieldReference On(FieldDefinition field) =>
        ReferenceEquals(_self, _type) ? field : new FieldReference(field.Name, field.FieldType, _self);

    private MethodReference On(MethodDefinition method) => ReferenceEquals(_self, _type) ? method : Generics.On(method, _self);
}
