using System.Reflection;
using Interleave.Runtime;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>References to the members of <see cref="Probe"/> and a few of the class library, made once per module.</summary>
internal sealed class ProbeImports(ModuleDefinition module)
{
    private readonly Dictionary<string, MethodReference> _known = new(StringComparer.Ordinal);
    private TypeReference? _type;
    private TypeReference? _exception;
    private MethodReference? _typeOf;
    private MethodReference? _getType;

    /// <summary><see cref="System.Type"/>.</summary>
    internal TypeReference Type => _type ??= module.ImportReference(typeof(Type));

    /// <summary><see cref="System.Exception"/>.</summary>
    internal TypeReference Exception => _exception ??= module.ImportReference(typeof(Exception));

    /// <summary><see cref="System.Type.GetTypeFromHandle"/>.</summary>
    internal MethodReference TypeOf => _typeOf ??= module.ImportReference(typeof(Type).GetMethod(nameof(System.Type.GetTypeFromHandle))!);

    /// <summary><see cref="object.GetType"/>.</summary>
    internal MethodReference TypeOfObject => _getType ??= module.ImportReference(typeof(object).GetMethod(nameof(GetType))!);

    /// <summary>A probe by name; generic ones over byte, which serves every reference (the probes look at addresses only).</summary>
    internal MethodReference this[string name]
    {
        get
        {
            if (!_known.TryGetValue(name, out MethodReference? probe))
            {
                MethodInfo method = typeof(Probe).GetMethod(name)
                    ?? throw new MissingMethodException(typeof(Probe).FullName, name);
                probe = module.ImportReference(method);
                if (method.IsGenericMethodDefinition)
                {
                    probe = Over(probe, module.TypeSystem.Byte);
                }

                _known.Add(name, probe);
            }

            return probe;
        }
    }

    /// <summary>A generic probe over a type of its own.</summary>
    internal MethodReference Over(string name, TypeReference argument) => Over(this[name].GetElementMethod(), argument);

    /// <summary>A probe that makes the access itself, for values of a type.</summary>
    internal MethodReference Typed(string name, TypeReference type) => Over(name, type);

    private static GenericInstanceMethod Over(MethodReference probe, TypeReference type)
    {
        var instance = new GenericInstanceMethod(probe);
        instance.GenericArguments.Add(type);
        return instance;
    }
}
