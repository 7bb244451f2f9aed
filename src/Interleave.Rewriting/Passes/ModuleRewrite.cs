using System.Reflection;
using Interleave.Rewriting.Analysis;
using Interleave.Runtime;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>State of the rewriting of one module that all passes share.</summary>
internal sealed class ModuleRewrite
{
    private readonly Dictionary<FieldReference, FieldTraits> _traits = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MethodInfo, MethodReference> _models = [];
    private readonly Dictionary<MethodReference, CollectionCall> _collectionCalls = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Member, CallVerdict Verdict), (string? Reason, int Count)> _calls = [];

    internal ModuleRewrite(ModuleDefinition module, RewriterOptions options, ModelIndex models, string contentHash)
    {
        Module = module;
        Options = options;
        Models = models;
        Probes = new ProbeImports(module);
        Holder = new HolderType(module, contentHash);
        Calls = new CallResolver(this, TypeReplacement.Run(module, models));
        Delegates = new DelegateStubs(this);
    }

    internal ModuleDefinition Module { get; }

    internal RewriterOptions Options { get; }

    internal ModelIndex Models { get; }

    internal ProbeImports Probes { get; }

    /// <summary>The generated class that holds the base of the site numbers.</summary>
    internal HolderType Holder { get; }

    /// <summary>Where each call goes. Making it replaces the module's types.</summary>
    internal CallResolver Calls { get; }

    /// <summary>Stand-ins for members that are taken as delegates.</summary>
    internal DelegateStubs Delegates { get; }

    internal List<Site> Sites { get; } = [];

    /// <summary>Types whose static fields are restored for each execution.</summary>
    internal StaticsSurvey Statics { get; } = new();

    internal FieldTraits Traits(FieldReference field)
    {
        if (!_traits.TryGetValue(field, out FieldTraits? traits))
        {
            traits = FieldTraits.Of(field);
            _traits.Add(field, traits);
        }

        return traits;
    }

    /// <summary>Whether the type is in an assembly that is rewritten together with this one (or in this one).</summary>
    internal bool IsRewritten(TypeReference type)
    {
        TypeReference element = type.GetElementType();
        return element is TypeDefinition or GenericParameter
            || element.Scope is ModuleDefinition
            || (element.Scope is AssemblyNameReference reference && Options.Together.Contains(reference.Name));
    }

    /// <summary>What a call does to collections that are not thread-safe.</summary>
    internal CollectionCall CollectionCallOf(MethodReference called)
    {
        MethodReference open = called.GetElementMethod();
        if (!_collectionCalls.TryGetValue(open, out CollectionCall? call))
        {
            call = Calls.Resolve(open).Kind is CallKind.Rewritten or CallKind.Replaced ? CollectionCall.Nothing : CollectionCall.Of(open);
            _collectionCalls.Add(open, call);
        }

        return call;
    }

    /// <summary>A model's method as the module names it, open.</summary>
    internal MethodReference Import(MethodInfo model)
    {
        if (!_models.TryGetValue(model, out MethodReference? reference))
        {
            reference = Module.ImportReference(model);
            _models.Add(model, reference);
        }

        return reference;
    }

    internal void CountCall(string member, CallVerdict verdict, string? reason)
    {
        _calls.TryGetValue((member, verdict), out (string? Reason, int Count) row);
        _calls[(member, verdict)] = (reason, row.Count + 1);
    }

    internal List<CallRow> CallRows()
    {
        string assembly = Module.Assembly.Name.Name;
        return [.. _calls
            .Select(c => new CallRow(assembly, c.Key.Member, c.Key.Verdict, c.Value.Reason, c.Value.Count))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Member, StringComparer.Ordinal)];
    }
}
