using System.Collections.Immutable;
using CanBo.Activities.People;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Approvals;

/// <summary>Who has a voice in an approval, and who is left out and why. Pure: the launch preview and the step use the same.</summary>
/// <param name="Seats">Approvers in their order; nobody twice.</param>
/// <param name="LeftOut">Who was named by the procedure and has no voice.</param>
internal sealed record ApproverList(ImmutableArray<ApproverSeat> Seats, ImmutableArray<ApproverSeat> LeftOut)
{
    /// <summary>Puts the list together.</summary>
    /// <param name="found">Whom each source means, in order.</param>
    /// <param name="subjectId">The person evaluated.</param>
    /// <param name="authors">Who wrote what is approved.</param>
    /// <param name="fourEyes">Whether these are left out. Nobody has two voices in any case.</param>
    public static ApproverList Of(IEnumerable<FoundApprovers> found, Guid subjectId, IReadOnlyCollection<Guid> authors, bool fourEyes)
    {
        var seats = ImmutableArray.CreateBuilder<ApproverSeat>();
        var leftOut = ImmutableArray.CreateBuilder<ApproverSeat>();
        foreach (var source in found)
        {
            if (source.Missing is { } missing)
                leftOut.Add(new ApproverSeat(null, "", source.Source, missing));
            foreach (var person in source.People)
            {
                var why = fourEyes && person.PersonId == subjectId ? Sentence.Of("{0} là người được đánh giá, không duyệt hồ sơ của mình.", person.Name)
                    : fourEyes && authors.Contains(person.PersonId) ? Sentence.Of("{0} đã thẩm định hồ sơ này, nên không duyệt bản do mình viết.", person.Name)
                    : seats.Any(s => s.PersonId == person.PersonId) ? Sentence.Of("{0} đã có tên ở cương vị khác; mỗi người chỉ có một ý kiến.", person.Name)
                    : null;
                if (why is null)
                    seats.Add(new ApproverSeat(person.PersonId, person.Name, source.Source, person.Reason));
                else
                    leftOut.Add(new ApproverSeat(person.PersonId, person.Name, source.Source, why));
            }
        }

        return new ApproverList(seats.ToImmutable(), leftOut.ToImmutable());
    }
}

/// <summary>Somebody named by the procedure.</summary>
/// <param name="PersonId">Who; null where a source found nobody.</param>
/// <param name="Name">Their name; empty where a source found nobody.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Why">Why they are asked, or left out.</param>
internal sealed record ApproverSeat(Guid? PersonId, string Name, string Source, Sentence Why);

/// <summary>Whom one source means.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="People">People, in order.</param>
/// <param name="Missing">Why there are none; null when there are.</param>
internal sealed record FoundApprovers(string Source, ImmutableArray<Participant> People, Sentence? Missing)
{
    public static FoundApprovers Of(ApproverSource source, Resolution resolution) => new(source.Name, resolution.People, resolution.Gap?.Problem ?? resolution.NotAsked);

    public static FoundApprovers Of(ApproverSource source, BodyMembers? body, string subjectName) => body switch
    {
        null => new(source.Name, [], Sentence.Of("Chưa có tập thể nào mang mã “{0}”.", source.BodyCode)),
        { People: [] } => new(source.Name, [], Sentence.Of("{0} chưa có thành viên nào đang công tác.", body.Name)),
        _ => new(source.Name, [.. body.People.Select(p => new Participant(p.Id, p.FullName, Sentence.Of("Đồng chí là thành viên {1}, tập thể duyệt hồ sơ của {0}.", subjectName, body.Name)))], null),
    };
}
