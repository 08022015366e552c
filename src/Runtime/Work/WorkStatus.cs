namespace CanBo.Runtime.Work;

/// <summary>Where a timer or an outbox row stands.</summary>
public enum WorkStatus
{
    /// <summary>To be done when it is due and free.</summary>
    Waiting,

    /// <summary>Done; kept a while so that a repeated key is recognised.</summary>
    Done,

    /// <summary>Given up after many attempts, or refused for good; a person may send it back.</summary>
    Dead,
}
