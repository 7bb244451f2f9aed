using System.Runtime.CompilerServices;

// Unit tests compare the layouts with the page's appendix.
[assembly: InternalsVisibleTo("Unit")]

// The client's end of a secure channel reads frames as the plain client does.
[assembly: InternalsVisibleTo("Hsm")]
