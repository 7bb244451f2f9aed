using Interleave.Rewriting.Analysis;
using Interleave.Rewriting.Policy;
using Mono.Cecil;

namespace Interleave.Rewriting.Passes;

/// <summary>What a call does to collections that are not thread-safe: its receiver's and its arguments'.</summary>
/// <param name="Use">What it does to the receiver.</param>
/// <param name="Field">The receiver's field it is about, when it is about one.</param>
/// <param name="Receiver">The parameter that is the receiver of a static member; -1 for <c>this</c> or none.</param>
/// <param name="Arguments">Parameters that are sequences it reads, or streams it writes.</param>
internal sealed record CollectionCall(CollectionUse Use, string? Field, int Receiver, (int Parameter, bool Writes)[] Arguments)
{
    internal static readonly CollectionCall Nothing = new(CollectionUse.None, null, -1, []);

    internal bool TouchesReceiver => Use is not CollectionUse.None and not CollectionUse.Arguments;

    /// <summary>Looks a member up.</summary>
    internal static CollectionCall Of(MethodReference open)
    {
        string type = open.DeclaringType.GetElementType().FullName;
        bool isConstructor = open.Name == ".ctor";
        CollectionUse use = CollectionPolicy.Default.For(type, isConstructor ? "ctor" : open.Name, out string? field);
        if (use == CollectionUse.None || (use == CollectionUse.Arguments && IsSequence(open.ReturnType)))
        {
            return Nothing;
        }

        bool isStatic = !open.HasThis;
        int receiver = isStatic && use != CollectionUse.Arguments && open.Parameters.Count > 0 && IsSequence(open.Parameters[0].ParameterType) ? 0 : -1;
        if (isConstructor || (isStatic && receiver < 0))
        {
            use = CollectionUse.Arguments;
        }

        var arguments = new List<(int, bool)>();
        for (int i = receiver + 1; i < open.Parameters.Count; i++)
        {
            if (IsSequence(open.Parameters[i].ParameterType))
            {
                arguments.Add((i, open.Parameters[i].ParameterType.FullName == "System.IO.Stream"));
            }
        }

        return use == CollectionUse.Arguments && arguments.Count == 0 ? Nothing : new CollectionCall(use, field, receiver, [.. arguments]);
    }

    /// <summary>Whether a value of the type may be a known collection. What a type parameter stands for is an item, not a sequence.</summary>
    private static bool IsSequence(TypeReference type)
    {
        TypeReference plain = TypeFacts.Strip(type);
        if (plain is not GenericInstanceType && plain is TypeSpecification or GenericParameter)
        {
            return false;
        }

        string name = plain.GetElementType().FullName;
        return name == "System.Linq.IOrderedEnumerable`1"
            || (CollectionPolicy.Default.Knows(name)
                && (name.StartsWith("System.Collections.", StringComparison.Ordinal) || name is "System.Text.StringBuilder" or "System.IO.Stream"));
    }
}
