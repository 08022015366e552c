namespace CanBo.Workflows.Soundness.Exploring;

/// <summary>Finds situations that lead to one another for ever.</summary>
internal static class Circles
{
    /// <summary>
    /// Groups of situations of which each leads to all others of its group and to nothing besides. An end alone is none. Tarjan's search, without recursion.
    /// </summary>
    public static List<List<int>> WithoutEnd(StateSpace space)
    {
        var circles = new List<List<int>>();
        var (found, lowest, leads) = (new int[space.Count], new int[space.Count], new bool[space.Count]);
        var path = new Stack<(int Situation, int Next)>([(0, 0)]);
        var members = new Stack<int>([0]);
        var count = found[0] = lowest[0] = 1;
        while (path.TryPop(out var at))
        {
            var after = space.After(at.Situation);
            if (at.Next < after.Count)
            {
                path.Push((at.Situation, at.Next + 1));
                var to = space.Transitions[after[at.Next]].To;
                if (found[to] == 0)
                {
                    found[to] = lowest[to] = ++count;
                    members.Push(to);
                    path.Push((to, 0));
                }
                else if (found[to] < int.MaxValue)
                {
                    lowest[at.Situation] = Math.Min(lowest[at.Situation], found[to]);
                }
                else
                {
                    leads[at.Situation] = true;
                }

                continue;
            }

            // A group is whole when its first member is left; what lies outside of it is marked so that nobody takes it for a member.
            var isWhole = lowest[at.Situation] == found[at.Situation];
            if (isWhole)
            {
                var (circle, leaves) = (new List<int>(), false);
                do
                {
                    circle.Add(members.Peek());
                    leaves |= leads[members.Peek()];
                    found[members.Peek()] = int.MaxValue;
                }
                while (members.Pop() != at.Situation);
                if (!leaves && space[circle[0]].End is null)
                    circles.Add(circle);
            }

            if (path.TryPeek(out var before))
            {
                lowest[before.Situation] = Math.Min(lowest[before.Situation], lowest[at.Situation]);
                leads[before.Situation] |= isWhole;
            }
        }

        return circles;
    }
}
