using System.Runtime.CompilerServices;

// Unit tests compare the layouts with the page's appendix.
[assembly: InternalsVisibleTo("Unit")]
