using CanBo.Activities.Texts;

namespace CanBo.Activities.Access;

/// <summary>What a link is made from.</summary>
/// <param name="PersonId">Who may come in.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Asks">What is asked, e.g. "Viết nhận xét, chậm nhất thứ Hai, 14/12/2026."; no name of a person evaluated, nothing secret.</param>
/// <param name="Target">Local path where it leads, e.g. <c>/tasks/…</c>.</param>
/// <param name="TaskId">The task it is about, if any.</param>
public sealed record NewLink(Guid PersonId, LinkPurpose Purpose, Sentence Asks, string Target, Guid? TaskId = null)
{
    /// <summary>The account that makes it by hand; null for mails.</summary>
    public Guid? MadeById { get; init; }

    /// <summary>That account's user name; empty for mails.</summary>
    public string MadeByName { get; init; } = "";

    /// <summary>Why it is made by hand; empty for mails.</summary>
    public string Reason { get; init; } = "";
}
