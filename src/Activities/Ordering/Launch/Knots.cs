namespace CanBo.Activities.Ordering.Launch;

/// <summary>Circles in a graph given by its successors. No recursion: a campaign of ten thousand people is a graph of a hundred thousand vertices.</summary>
internal static class Knots
{
    /// <summary>Sets of vertices that all lead to each other (strongly connected components of two or more), by Tarjan's method.</summary>
    public static List<List<int>> Of(IReadOnlyList<int[]> next)
    {
        var order = new int[next.Count];
        var low = new int[next.Count];
        var onStack = new bool[next.Count];
        var stack = new Stack<int>();
        var open = new Stack<(int Vertex, int Next)>();
        var found = new List<List<int>>();
        var count = 0;
        for (var root = 0; root < next.Count; root++)
        {
            if (order[root] != 0)
                continue;
            open.Push((root, 0));
            while (open.TryPop(out var at))
            {
                var vertex = at.Vertex;
                if (at.Next == 0)
                {
                    order[vertex] = low[vertex] = ++count;
                    stack.Push(vertex);
                    onStack[vertex] = true;
                }
                else
                {
                    low[vertex] = Math.Min(low[vertex], low[next[vertex][at.Next - 1]]);
                }

                var child = at.Next;
                while (child < next[vertex].Length && order[next[vertex][child]] != 0)
                {
                    if (onStack[next[vertex][child]])
                        low[vertex] = Math.Min(low[vertex], order[next[vertex][child]]);
                    child++;
                }

                if (child < next[vertex].Length)
                {
                    open.Push((vertex, child + 1));
                    open.Push((next[vertex][child], 0));
                }
                else if (low[vertex] == order[vertex])
                {
                    Take(vertex);
                }
            }
        }

        found.Reverse();
        return found;

        void Take(int vertex)
        {
            var knot = new List<int>();
            int taken;
            do
            {
                taken = stack.Pop();
                onStack[taken] = false;
                knot.Add(taken);
            }
            while (taken != vertex);
            if (knot.Count > 1)
                found.Add(knot);
        }
    }

    /// <summary>The shortest circle through the lowest vertex of a knot, that vertex first.</summary>
    public static List<int> Circle(IReadOnlyCollection<int> knot, Func<int, IEnumerable<int>> next)
    {
        var inside = knot.ToHashSet();
        var start = knot.Min();
        var from = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var at))
            foreach (var to in next(at).Where(inside.Contains))
            {
                if (to == start)
                    return Back(at);
                if (from.TryAdd(to, at))
                    open.Enqueue(to);
            }

        throw new ArgumentException("These vertices do not all lead to each other.", nameof(knot));

        List<int> Back(int last)
        {
            var circle = new List<int> { last };
            while (circle[^1] != start)
                circle.Add(from[circle[^1]]);
            circle.Reverse();
            return circle;
        }
    }
}
