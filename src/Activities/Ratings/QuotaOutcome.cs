using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Ratings;

/// <summary>What the list gives one candidate. Everyone who gets no seat has a reason.</summary>
public abstract record QuotaOutcome
{
    private QuotaOutcome(string id) => Id = id;

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>XS.</summary>
    public sealed record Awarded(string Person) : QuotaOutcome(Person);

    /// <summary>Meets the standard, no seat: the named sets are full. Rated TOT and recorded so.</summary>
    public sealed record NoSeat(string Person, ImmutableArray<QuotaSeats> Full) : QuotaOutcome(Person);

    /// <summary>Stands at the edge with others of the same rank, and not all of them fit: the deciders choose, with a reason.</summary>
    public sealed record Tied(string Person, int Rank, ImmutableArray<QuotaSeats> Contested) : QuotaOutcome(Person);

    /// <summary>May or may not have a seat, depending on how a tie above is broken.</summary>
    public sealed record WaitsForTie(string Person, ImmutableArray<QuotaSeats> Contested) : QuotaOutcome(Person);

    /// <summary>The reason to show beside the name, or null for someone who has a seat.</summary>
    public Sentence? Reason => this switch
    {
        Awarded => null,
        NoSeat none => Sentence.Of("Đạt chuẩn, ngoài hạn mức: {0}.", Names(none.Full)),
        Tied tied => Sentence.Of("Đạt chuẩn, ngang hạng ở vạch cuối: {0}. Người quyết định chọn và ghi lý do.", Names(tied.Contested)),
        WaitsForTie waits => Sentence.Of("Đạt chuẩn, chờ chọn trong số người ngang hạng xếp trên: {0}.", Names(waits.Contested)),
        _ => throw new InvalidOperationException($"No reason is known for {GetType().Name}."),
    };

    private static string Names(ImmutableArray<QuotaSeats> sets) =>
        string.Join("; ", sets.Select(seats => $"{seats.Set.Name} ({seats.Capacity} {Sentence.Term(Sentence.Key("chỗ"))})"));
}
