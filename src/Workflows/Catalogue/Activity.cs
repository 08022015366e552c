using System.Collections.Immutable;
using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Catalogue;

/// <summary>
/// The pure half of an activity: one instance per type and version serves all executions, so it holds no state. It sees its
/// inputs, the step's time and its own memory; it answers with an outcome, or waits with effects.
/// </summary>
public abstract class Activity
{
    /// <summary>How the designer, the checker and the engine know it.</summary>
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>Runs once when the execution starts.</summary>
    public abstract ActivityResult Begin(ActivityContext context);

    /// <summary>Runs for every resume of a waiting execution. Throws for a name it does not know: that is an incident.</summary>
    public virtual ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) =>
        throw new InvalidOperationException($"{Descriptor.TypeName} does not know the stimulus '{stimulus.Name}'.");

    /// <summary>Runs when a waiting execution is withdrawn (cancelled, lost a race, returned over). Timers and bookmarks go by themselves.</summary>
    public virtual ImmutableArray<Effect> Withdraw(ActivityContext context) => [];

    /// <summary>The ports of one use of the activity; differs from the descriptor's only where an input decides them.</summary>
    public virtual ImmutableArray<PortDescriptor> PortsOf(IActivityInputs inputs) => Descriptor.Ports;

    /// <summary>Whether one use of the activity can ever be left by a port: false where an input rules it out. The port is there all the same.</summary>
    public virtual bool CanLeaveBy(string port, IActivityInputs inputs) => true;

    /// <summary>How one use of the activity treats the names of those who answer; null when it asks nobody for an answer.</summary>
    public virtual Authorship? AuthorshipOf(IActivityInputs inputs) => null;
}

/// <summary>How a step treats the names of those who answer in it.</summary>
/// <param name="Group">A name of the people asked; the same for every step that asks the same people.</param>
/// <param name="Subject">What they are asked, such as the form's code; the same for every step that asks the same thing.</param>
/// <param name="IsSealed">True when nobody may learn who answered what.</param>
public sealed record Authorship(string Group, string Subject, bool IsSealed);

/// <summary>The literal inputs of one use of an activity, as far as they are known before it runs.</summary>
public interface IActivityInputs
{
    /// <summary>The value of a literal or object input; undefined for other expressions and absent inputs.</summary>
    Values.Value Literal(string name);
}
