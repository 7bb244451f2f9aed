using Hsm.Abstractions;

namespace Hsm.Models.Specification.Token;

/// <summary>An object as a call finds it. Hidden: nobody has seen its value, which is as long as it says.</summary>
internal sealed record TokenFound(TokenHandleModel Handle, TokenAttributes Attributes, HiddenKey? Hidden);
