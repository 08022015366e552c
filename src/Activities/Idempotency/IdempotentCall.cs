using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Idempotency;

/// <summary>A call of the API that carried an <c>Idempotency-Key</c>, and what it was answered.</summary>
internal sealed class IdempotentCall
{
    private IdempotentCall()
    {
    }

    /// <summary>Who called: the same key of two callers are two calls.</summary>
    public string Caller { get; private set; } = "";

    /// <summary>As sent, up to 200 characters.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Mark of address and body, keyed with the host's secret: nothing of a short answer can be tried against it.</summary>
    public string RequestHash { get; private set; } = "";

    /// <summary>Tells one attempt at the call from a later one.</summary>
    public Guid AttemptId { get; private set; }

    /// <summary>How far it came.</summary>
    public IdempotentState State { get; private set; }

    /// <summary>HTTP status of the answer; null until it was given.</summary>
    public int? Status { get; private set; }

    /// <summary>Content type of the answer; null when it has no body.</summary>
    public string? ContentType { get; private set; }

    /// <summary><c>Location</c> of the answer; null when it has none.</summary>
    public string? Location { get; private set; }

    /// <summary>Body of the answer.</summary>
    public byte[]? Body { get; private set; }

    /// <summary>System time; rows are swept after a week.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public static IdempotentCall Begin(string caller, string key, string requestHash, Guid attemptId, DateTimeOffset now) => new()
    {
        Caller = caller,
        Key = key,
        RequestHash = requestHash,
        AttemptId = attemptId,
        State = IdempotentState.Begun,
        CreatedAt = now,
    };

    /// <summary>Another attempt takes over one that changed nothing.</summary>
    public void BeginAgain(Guid attemptId, DateTimeOffset now) => (AttemptId, CreatedAt) = (attemptId, now);

    /// <summary>Something was changed: written in the same transaction as the change.</summary>
    public void Change() => State = State == IdempotentState.Begun ? IdempotentState.Changed : State;

    /// <summary>The answer was given.</summary>
    public void Answer(StoredAnswer answer) =>
        (State, Status, ContentType, Location, Body) = (IdempotentState.Answered, answer.Status, answer.ContentType, answer.Location, answer.Body);
}

/// <summary>How far a call came.</summary>
internal enum IdempotentState
{
    /// <summary>Received; nothing changed yet.</summary>
    Begun,

    /// <summary>Something was changed; the answer is not stored yet, or was lost with its host.</summary>
    Changed,

    /// <summary>Answered; the same answer is given again.</summary>
    Answered,
}

internal sealed class IdempotentCallConfiguration : IEntityTypeConfiguration<IdempotentCall>
{
    public void Configure(EntityTypeBuilder<IdempotentCall> call)
    {
        call.ToTable("idempotent_calls");
        call.HasKey(c => new { c.Caller, c.Key });
        call.Property(c => c.Caller).HasMaxLength(80);
        call.Property(c => c.Key).HasMaxLength(200);
        call.Property(c => c.RequestHash).HasMaxLength(64);

        // An attempt that was taken over, or takes over, must see that the other has moved on.
        call.Property(c => c.AttemptId).IsConcurrencyToken();
        call.Property(c => c.State).IsConcurrencyToken();
        call.HasIndex(c => c.CreatedAt);
    }
}
