namespace CanBo.Workflows.Tests.Reference;

/// <summary>A step of the model: what <see cref="ModelJson"/> writes as an activity and <see cref="ReferenceModel"/> runs.</summary>
/// <param name="Id">Its id, unique in the procedure.</param>
internal abstract record ModelStep(string Id)
{
    /// <summary>Its outcomes.</summary>
    public virtual string[] Ports => ["Done"];

    /// <summary>Asks somebody, who ends it by one of its outcomes.</summary>
    public sealed record Ask(string Id) : ModelStep(Id)
    {
        public override string[] Ports => ["Yes", "No", "Done"];
    }

    /// <summary>Ends at once by all its outcomes.</summary>
    public sealed record Pass(string Id, params string[] Branches) : ModelStep(Id)
    {
        public override string[] Ports => Branches.Length > 0 ? Branches : base.Ports;
    }

    /// <summary>Where branches come together; the mode is the arrow head's, not the step's.</summary>
    public sealed record Join(string Id) : ModelStep(Id);

    /// <summary>Adds one to the number that conditions look at.</summary>
    public sealed record Count(string Id) : ModelStep(Id);

    /// <summary>Ends by True or False.</summary>
    public sealed record Decision(string Id, Condition Condition) : ModelStep(Id)
    {
        public override string[] Ports => ["True", "False"];
    }

    /// <summary>Ends by the case that holds, or all that hold, or Default.</summary>
    public sealed record FlowSwitch(string Id, bool TakesAll, params Condition[] Cases) : ModelStep(Id)
    {
        public override string[] Ports => [.. Cases.Select((_, number) => "C" + number), "Default"];
    }

    /// <summary>Ends what it stands in.</summary>
    public sealed record End(string Id) : ModelStep(Id)
    {
        public override string[] Ports => [];
    }

    /// <summary>Ends the whole case.</summary>
    public sealed record Finish(string Id) : ModelStep(Id)
    {
        public override string[] Ports => [];
    }

    /// <summary>Ends the innermost loop around it.</summary>
    public sealed record Break(string Id) : ModelStep(Id)
    {
        public override string[] Ports => [];
    }

    /// <summary>One after the other.</summary>
    public sealed record Sequence(string Id, params ModelStep[] Steps) : ModelStep(Id);

    /// <summary>All at once.</summary>
    public sealed record Parallel(string Id, params ModelStep[] Steps) : ModelStep(Id);

    /// <summary>All at once, until all are over or the first is.</summary>
    public sealed record Fork(string Id, bool IsRace, params ModelStep[] Branches) : ModelStep(Id);

    /// <summary>One of two, either of which may be missing.</summary>
    public sealed record If(string Id, Condition Condition, ModelStep? Then, ModelStep? Else) : ModelStep(Id);

    /// <summary>The case that holds, or all that hold, or what is for all others.</summary>
    public sealed record Switch(string Id, bool TakesAll, (Condition Condition, ModelStep? Step)[] Cases, ModelStep? Default) : ModelStep(Id);

    /// <summary>A step that is run again and again, and that <see cref="Break"/> ends.</summary>
    public abstract record Loop(string Id, ModelStep Body) : ModelStep(Id);

    /// <summary>As long as a condition holds.</summary>
    public sealed record While(string Id, Condition Condition, ModelStep Body) : Loop(Id, Body);

    /// <summary>So many turns, one after the other.</summary>
    /// <param name="IsList">Whether it goes over a list (ForEach) or counts (For).</param>
    public sealed record Turns(string Id, int HowMany, bool IsList, ModelStep Body) : Loop(Id, Body);

    /// <summary>So many turns at once.</summary>
    public sealed record TurnsAtOnce(string Id, int HowMany, ModelStep Body) : Loop(Id, Body);

    /// <summary>Steps and arrows; it begins with the first step.</summary>
    public sealed record Chart(string Id, Place[] Places, ModelArrows Arrows) : ModelStep(Id);
}

/// <summary>Whether (x + <paramref name="Plus"/>) % 3 is more than 0, x being the number that <see cref="ModelStep.Count"/> adds to.</summary>
internal readonly record struct Condition(int Plus)
{
    public bool Holds(int x) => (x + Plus) % 3 > 0;
}

/// <summary>A step of a flowchart and when it runs.</summary>
/// <param name="Step">The step.</param>
/// <param name="When">When it runs.</param>
/// <param name="Merge">Elsa's word for that, where it is written as the step's merge mode.</param>
internal sealed record Place(ModelStep Step, When When = When.AllUnderWay, string Merge = "");

/// <summary>When a step runs that several arrows lead to.</summary>
internal enum When
{
    /// <summary>When every branch has come or died out, and one has come.</summary>
    AllUnderWay,

    /// <summary>When every branch has come.</summary>
    All,

    /// <summary>When the first branch comes; what else is on its way to it is withdrawn.</summary>
    First,

    /// <summary>Once for every branch that comes.</summary>
    Each,
}
