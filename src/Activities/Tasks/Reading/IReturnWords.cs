using CanBo.Activities.Storage;

namespace CanBo.Activities.Tasks.Reading;

/// <summary>A feature whose participants may send a case back to an earlier step: says to whoever does it again what was found wanting.</summary>
public interface IReturnWords
{
    /// <summary>Who sent the case back to this task's step and why; null when nobody did.</summary>
    Task<ReturnWords?> OfAsync(CanBoContext db, TaskItem task, CancellationToken cancellation);
}

/// <summary>Why a step is done again.</summary>
/// <param name="Name">Who sent it back.</param>
/// <param name="Words">What they wrote.</param>
public sealed record ReturnWords(string Name, string Words);
