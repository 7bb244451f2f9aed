namespace Hsm;

/// <summary>Why a store can not be opened. Nothing was changed, but that a directory may have been made.</summary>
/// <param name="Kind">Which of the reasons.</param>
/// <param name="Message">What is wrong, naming the directory, and what to do: one or two sentences.</param>
public sealed record StoreProblem(StoreProblemKind Kind, string Message);
