namespace CanBo.Runtime.Stepping;

/// <summary>Steps that a worker begins by the hundred.</summary>
internal interface ICrowdRunner
{
    /// <summary>How many to begin at once, so that they share their commits and a person's step still waits for few of them.</summary>
    int Crowd { get; }

    /// <summary>Reads instances that are about to be moved into this host's memory, by one statement; does nothing where there is no such memory.</summary>
    Task ReadAheadAsync(IReadOnlyCollection<Guid> instances, CancellationToken cancellation);

    /// <summary>One of them, run as <see cref="StepRunner.RunAsync(Func{StepScope, CancellationToken, Task}, CancellationToken)"/> says.</summary>
    Task RunAsync(Func<StepScope, CancellationToken, Task> work, StepPlaces places, CancellationToken cancellation);
}
