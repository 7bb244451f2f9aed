using System.Runtime.InteropServices;

namespace Hsm.Oracle.Pkcs11.Binding;

/// <summary>A loaded module. Safe for many threads, as CKF_OS_LOCKING_OK asks the module to be.</summary>
/// <remarks>Never unloaded: modules leave threads and handlers behind that a library gone would take the process down with.</remarks>
internal sealed unsafe class Pkcs11Module
{
    private const string EntryPoint = "C_GetFunctionList";

    private Pkcs11Module(FunctionList functions, NativeLayout layout)
    {
        Functions = functions;
        Layout = layout;
    }

    /// <summary>Its functions.</summary>
    internal FunctionList Functions { get; }

    /// <summary>How it lays out structures.</summary>
    internal NativeLayout Layout { get; }

    /// <summary>Loads a module.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="layout">How it lays out structures; the platform's unless a test says otherwise.</param>
    /// <exception cref="OracleException">It is missing, of another machine, does not load, or is no PKCS#11 module.</exception>
    internal static Pkcs11Module Load(string path, NativeLayout layout)
    {
        ModuleImage.Check(path);
        nint library;
        try
        {
            library = NativeLibrary.Load(Path.GetFullPath(path));
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new OracleException(
                $"The PKCS#11 module {path} does not load: {e.Message.ReplaceLineEndings(" ").Trim()}",
                "Mostly a library that it needs is missing: `ldd` names those; install them or set LD_LIBRARY_PATH.");
        }

        if (!NativeLibrary.TryGetExport(library, EntryPoint, out nint entry))
        {
            throw NoModule(path, $"it has no {EntryPoint}");
        }

        byte* list = null;
        var result = (CkResult)(uint)((delegate* unmanaged[Cdecl]<byte**, nuint>)entry)(&list);
        if (result != CkResult.CKR_OK || list is null)
        {
            throw NoModule(path, $"{EntryPoint} answered {CkConstants.NameOf(result)}{(list is null ? " and gave no list" : "")}");
        }

        var functions = new FunctionList(list, layout);
        CkFunction[] missing = [.. functions.Missing];
        return missing.Length == 0
            ? new Pkcs11Module(functions, layout)
            : throw NoModule(path, $"its list has no {string.Join(", ", missing.Take(4))}, where even a function not supported has a stub");
    }

    /// <summary>C_Initialize for threads that lock by the operating system.</summary>
    /// <param name="libraryParameters">NSS's LibraryParameters; null: none.</param>
    /// <returns>What the module answered.</returns>
    internal CkResult Initialize(string? libraryParameters)
    {
        // NSS keeps the pointer beyond the call; a process initialises once, so its memory is never given back.
        byte* parameters = libraryParameters is null ? null : (byte*)Marshal.StringToCoTaskMemUTF8(libraryParameters);
        StructShape shape = Layout.InitializeArguments;
        byte* arguments = (byte*)NativeMemory.AllocZeroed((nuint)shape.LengthBytes);
        Layout.WriteUlong(arguments + shape.OffsetsBytes[4], CkConstants.CKF_OS_LOCKING_OK);
        System.Runtime.CompilerServices.Unsafe.WriteUnaligned(arguments + shape.OffsetsBytes[5], (nint)parameters);
        return Functions.C_Initialize(arguments);
    }

    private static OracleException NoModule(string path, string why) => new(
        $"{path} is no PKCS#11 module: {why}.", "Give the vendor's PKCS#11 library; another library of theirs has no such entry.");
}
