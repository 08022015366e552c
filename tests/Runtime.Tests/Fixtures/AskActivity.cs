using CanBo.Runtime.Stepping;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Runtime.Tests.Fixtures;

/// <summary>Asks a question and waits for its answer, or for its timer, an hour later.</summary>
internal sealed class AskActivity : Activity
{
    private static readonly Bilingual Name = new("Hỏi", "Ask");

    public override ActivityDescriptor Descriptor { get; } = new("Test.Ask", 1, Name, Name, Name)
    {
        Inputs = [new("code", "String", Name, Name), new("mode", "String", Name, Name) { Default = Value.Of("") }],
        Ports = [new("Done", Name), new("Overdue", Name), new("Nobody", Name)],
    };

    public override ActivityResult Begin(ActivityContext context) => context.Wait(
        new Asked(context.Input("code").AsString, context.Input("mode").AsString),
        new Effect.ScheduleTimer("deadline", context.Now.AddHours(1)));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => stimulus.Name switch
    {
        "Answered" => context.Done("Done"),
        "TimerFired" when stimulus.Data["name"].AsString == "deadline" => context.Done("Overdue"),
        "NobodyToAsk" => context.Done("Nobody"),
        "AskAgain" => context.Wait(new Asked(context.Input("code").AsString, context.Input("mode").AsString)),
        "Broken" => new ActivityResult.Faulted("The answer cannot be read."),
        _ => base.Resume(context, stimulus),
    };
}

/// <summary>Waits for an answer, or for its timer, an hour later, without a row of any feature.</summary>
internal sealed class PauseActivity : Activity
{
    private static readonly Bilingual Name = new("Chờ", "Pause");

    public override ActivityDescriptor Descriptor { get; } = new("Test.Pause", 1, Name, Name, Name) { Inputs = [new("code", "String", Name, Name)] };

    public override ActivityResult Begin(ActivityContext context) => context.Wait(new Effect.ScheduleTimer("deadline", context.Now.AddHours(1)));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => context.Done("Done");
}

/// <summary>Waits for its timer, a second later.</summary>
internal sealed class NapActivity : Activity
{
    private static readonly Bilingual Name = new("Nghỉ", "Nap");

    public override ActivityDescriptor Descriptor { get; } = new("Test.Nap", 1, Name, Name, Name);

    public override ActivityResult Begin(ActivityContext context) => context.Wait(new Effect.ScheduleTimer("nap", context.Now.AddSeconds(1)));

    public override ActivityResult Resume(ActivityContext context, Stimulus.Resume stimulus) => context.Done("Done");
}

/// <summary>A question is to be noted down.</summary>
internal sealed record Asked(string Code, string Mode) : Effect;

/// <summary>Notes the question down. Its mode decides what happens then.</summary>
internal sealed class AskedHandler : EffectHandler<Asked>
{
    protected override async Task<Answer?> ApplyAsync(EffectContext context, Asked effect, CancellationToken cancellation)
    {
        var code = $"{context.InstanceId:N}:{effect.Code}";
        if (!await context.Step.Notes().AnyAsync(n => n.Code == code, cancellation) && !context.Step.Notes().Local.Any(n => n.Code == code))
            context.Step.Notes().Add(new Note { Code = code, Text = context.Planned.Execution.ToString() });
        return effect.Mode switch
        {
            "nobody" => new Answer("NobodyToAsk", Value.EmptyObject),
            "circle" => new Answer("AskAgain", Value.EmptyObject),
            "throw" => throw new InvalidOperationException("the handler failed"),
            _ => null,
        };
    }
}
