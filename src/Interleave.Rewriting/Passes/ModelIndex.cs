using System.Reflection;
using Interleave.Rewriting.Analysis;
using Interleave.Runtime;

namespace Interleave.Rewriting.Passes;

/// <summary>Which members have a model and which types a replacement, found by attribute.</summary>
internal sealed class ModelIndex
{
    private readonly Dictionary<string, MethodInfo> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _replaced = new(StringComparer.Ordinal);

    private ModelIndex(IEnumerable<Assembly> assemblies)
    {
        foreach (Type type in assemblies.SelectMany(a => a.GetTypes()))
        {
            foreach (ModelOfAttribute attribute in type.GetCustomAttributes<ModelOfAttribute>())
            {
                AddModel(attribute.Modelled, type);
            }

            if (type.GetCustomAttribute<ReplacesAttribute>() is { } replaces)
            {
                _replaced[Signatures.Name(replaces.Replaced)] = type;
            }
        }
    }

    /// <summary>Replacement types by the full name of what they replace.</summary>
    internal IReadOnlyDictionary<string, Type> Replaced => _replaced;

    internal static ModelIndex Of(IEnumerable<Assembly> assemblies) => new(assemblies);

    /// <summary>Whether any member of the type is modelled.</summary>
    internal bool IsModelled(string typeFullName) => _types.ContainsKey(typeFullName);

    /// <summary>The model for a member, by its <see cref="Signatures"/> key.</summary>
    internal MethodInfo? Find(string memberKey) => _members.GetValueOrDefault(memberKey);

    private void AddModel(Type modelled, Type model)
    {
        _types[Signatures.Name(modelled)] = modelled.Assembly.GetName().Name ?? "";
        foreach (MethodInfo method in model.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            _members[Signatures.Of(modelled, method)] = method;
        }
    }
}
