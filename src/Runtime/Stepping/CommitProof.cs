namespace CanBo.Runtime.Stepping;

/// <summary>
/// What shows later that a step committed. A step that moved a stored instance has left its id in that instance's journal; every other step
/// leaves a mark of its own.
/// </summary>
internal sealed record CommitProof(Guid StepId, Guid? InstanceId, int Version)
{
    private const string InsertMark = "insert into step_marks (step_id, at) values ($1, $2)";

    public static CommitProof Of(StepAttempt step) =>
        step.Writes.ChangedInstances.Where(i => i.Version > 0).MinBy(i => i.Id) is { } instance
            ? new(step.StepId, instance.Id, instance.Version + 1)
            : new(step.StepId, null, 0);

    public void AddTo(List<Statement> statements, DateTimeOffset now)
    {
        if (InstanceId is null)
            statements.Add(new(InsertMark, StepId, now));
    }
}
