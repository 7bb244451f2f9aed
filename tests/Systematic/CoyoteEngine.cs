#if COYOTE
// Under Coyote the same methods carry Coyote's own attribute, which takes no settings: its command line has them
// (-i schedules, --strategy, --seed). It runs public parameterless methods, and makes one instance of a test class for
// all schedules, so methods shared by both engines keep their state in locals. Theories stay with Interleave.
global using SystematicTestAttribute = Microsoft.Coyote.SystematicTesting.TestAttribute;
#endif
