using CanBo.Runtime.Stepping;
using CanBo.Runtime.Work;

namespace CanBo.Runtime.Stimuli;

/// <summary>Makes a dead letter of an early stimulus whose patience is over. Its payload is the instance's id, its key the stimulus'.</summary>
internal sealed class GiveUpStimulus : ITimedJob
{
    public static string Name => "give-up-stimulus";

    public Task RunAsync(StepScope step, string key, string payload, CancellationToken cancellation) =>
        StimulusStatements.GiveUpAsync(StepAttempt.Of(step), Guid.Parse(payload), key, "The activity did not begin in time.", cancellation);
}
