using System.Reflection;
using System.Reflection.Emit;

namespace Interleave.Runtime;

/// <summary>Reads private fields of the class library's types, as fast as code of its own would: one small compiled method a path.</summary>
internal static class FieldPath
{
    /// <summary>For objects, boxed structs included.</summary>
    internal static Func<object, object?> Getter(Type type, FieldInfo[] path)
    {
        var method = new DynamicMethod("view", typeof(object), [typeof(object)], typeof(FieldPath).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(type.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, type);
        Load(il, path);
        return method.CreateDelegate<Func<object, object?>>();
    }

    /// <summary>For structs where they are.</summary>
    internal static StructViewPath<T> Getter<T>(FieldInfo[] path)
        where T : allows ref struct
    {
        var method = new DynamicMethod("view", typeof(object), [typeof(T).MakeByRefType()], typeof(FieldPath).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        Load(il, path);
        return method.CreateDelegate<StructViewPath<T>>();
    }

    private static void Load(ILGenerator il, FieldInfo[] path)
    {
        foreach (FieldInfo field in path.AsSpan(0, path.Length - 1))
        {
            il.Emit(OpCodes.Ldflda, field);
        }

        il.Emit(OpCodes.Ldfld, path[^1]);
        il.Emit(OpCodes.Ret);
    }
}
