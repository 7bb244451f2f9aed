using System.Diagnostics;

namespace Unit.Rewriting.Fixtures;

/// <summary>Exceptions, patterns, switches, records and loops.</summary>
public static class ControlShapes
{
    public static string Filters()
    {
        string log = "";
        try
        {
            try
            {
                throw new InvalidOperationException("a");
            }
            catch (Exception e) when (Note(ref log, "outer?") && e.Message == "b")
            {
                log += "never";
            }
            catch (Exception e) when (e is InvalidOperationException { Message.Length: 1 })
            {
                log += "filter ";
                throw new ArgumentException("c", e);
            }
            finally
            {
                log += "finally ";
            }
        }
        catch (ArgumentException e)
        {
            log += e.InnerException!.GetType().Name;
        }

        return log;
    }

    public static string CatchAll()
    {
        string log = "";
        try
        {
            _ = int.Parse("x");
        }
        catch
        {
            log += "all ";
        }

        try
        {
            Throw<InvalidOperationException>();
        }
        catch (InvalidOperationException)
        {
            log += "typed ";
        }

        return log + Catching<FormatException>() + Nested(3);
    }

    public static string Switches()
    {
        string log = "";
        foreach (object o in new object[] { 1, "two", 3.0, DayOfWeek.Monday, new Point(1, 2), new Point(5, 5), 'c', new[] { 1, 2, 3 } })
        {
            log += o switch
            {
                int n and > 0 => $"int{n} ",
                string { Length: 3 } s => s + " ",
                Point(var x, _) { Y: 2 } => $"point{x} ",
                Point p when p.X == p.Y => "diagonal ",
                double => "double ",
                int[] and [1, .., 3] => "list ",
                DayOfWeek.Monday => "monday ",
                _ => "other ",
            };
        }

        return log + Text("gamma") + Text("zz");
    }

    public static string Records()
    {
        var a = new Person("Ann", 3);
        Person b = a with { Age = 4 };
        var (name, age) = b;
        return $"{a} {a == b} {a.Equals(new Person("Ann", 3))} {name}{age} {new Point(1, 2) == new Point(1, 2)}";
    }

    public static string Loops()
    {
        int steps = 0;
        var counter = new Counter();
        while (true)
        {
            if (++steps > 50)
            {
                break;
            }

            if (steps % 2 == 0)
            {
                continue;
            }

            counter.Value += steps;
            do
            {
                counter.Value--;
            }
            while (counter.Value > 100);
        }

        return $"{steps} {counter.Value}";
    }

    public static string Events()
    {
        var source = new Source();
        int fired = 0;
        EventHandler handler = (_, _) => fired++;
        source.Changed += handler;
        source.Changed += (_, _) => fired += 10;
        source.Raise();
        source.Changed -= handler;
        source.Raise();
        return fired.ToString();
    }

    public static string Collections()
    {
        List<int> list = [1, 2, .. new[] { 3, 4 }];
        Dictionary<string, int> map = new() { ["a"] = 1, ["b"] = 2 };
        int[] spread = [.. list, 9];
        map["a"]++;
        return $"{string.Join(",", spread)} {map["a"]} {list.Where(n => n > 1).Select(n => n * n).Sum()}";
    }

    public static string Lines()
    {
        var counter = new Counter();
        counter.Value = new StackFrame(needFileInfo: true).GetFileLineNumber();
        int thrown = 0;
        try
        {
            counter.Value += int.Parse("x");
        }
        catch (FormatException e)
        {
            thrown = new StackTrace(e, fNeedFileInfo: true).GetFrames()[^1].GetFileLineNumber();
        }

        return $"{counter.Value} {thrown}";
    }

    public static string Checked()
    {
        int max = int.MaxValue;
        try
        {
            return checked(max + 1).ToString();
        }
        catch (OverflowException)
        {
            return "overflow";
        }
    }

    private static bool Note(ref string log, string text)
    {
        log += text + " ";
        return true;
    }

    private static void Throw<T>()
        where T : Exception, new() => throw new T();

    private static string Catching<T>()
        where T : Exception, new()
    {
        try
        {
            throw new T();
        }
        catch (T e)
        {
            return e.GetType().Name;
        }
    }

    private static int Nested(int depth)
    {
        try
        {
            return depth == 0 ? 0 : Nested(depth - 1) + 1;
        }
        finally
        {
            depth = -1;
        }
    }

    private static string Text(string s) => s switch
    {
        "alpha" => "1",
        "beta" => "2",
        "gamma" => "3",
        "delta" => "4",
        "epsilon" => "5",
        "zeta" => "6",
        "eta" => "7",
        _ => "?",
    };

    public sealed record Person(string Name, int Age);

    public readonly record struct Point(int X, int Y);

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private sealed class Source
    {
        public event EventHandler? Changed;

        public void Raise() => Changed?.Invoke(this, EventArgs.Empty);
    }
}
