using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>What a person's rows do: to the person, and to each of their posts.</summary>
internal sealed record PersonChange(int Line, Change<PersonFacts> Person, IReadOnlyList<Change<PostFacts>> Posts)
{
    public bool IsUnchanged => Person.Before == Person.After && Posts.All(p => p.Before == p.After);

    public ImportItem Item => new(
        Line, Person.Key, Person.After.FullName, Person.Before is null, Person.Before is null ? [] : [.. PersonFields(), .. PostFields()]);

    public static PersonChange Of(List<PersonRow> rows, Known known)
    {
        var (main, code) = (rows[0], rows[0].Code);
        var person = known.Persons.GetValueOrDefault(code);
        var before = person?.Facts;
        var after = new PersonFacts(
            code,
            main.FullName,
            main.Email ?? before?.Email ?? "",
            main.Phone ?? before?.Phone ?? "",
            main.PartyStatus ?? before?.PartyStatus ?? PartyStatus.None,
            main.ResidenceCode ?? before?.ResidenceCode ?? "",
            main.ResidenceExemptReason ?? before?.ResidenceExemptReason ?? "",
            main.ActiveFrom ?? before?.ActiveFrom ?? StartUnknown(main.Row, known.Today),
            before?.ActiveTo < known.Today ? null : before?.ActiveTo);
        var id = person?.Id ?? known.NewId();
        return new PersonChange(main.Row.Line, new Change<PersonFacts>(id, null, code, before, after), PostsOf(rows, id, person, after, known));
    }

    // Somebody whose first day nobody wrote is taken to be there for long: a campaign would otherwise leave them out as new.
    private static DateOnly StartUnknown(ImportRow row, DateOnly today)
    {
        var day = new DateOnly(today.Year - 1, 1, 1);
        row.Warn(Sentence.Of("Không ghi ngày bắt đầu công tác (activeFrom); tính từ {0}.", DateCells.Written(day)));
        return day;
    }

    // A row is the post with its unit and title; else a post in its unit; else the main post for the main row; else a new post.
    private static List<Change<PostFacts>> PostsOf(List<PersonRow> rows, Guid personId, KnownPerson? person, PersonFacts facts, Known known)
    {
        var held = person?.Posts.Where(p => p.Facts.To is null || p.Facts.To >= known.Today).ToList() ?? [];
        var matched = new KnownPost?[rows.Count];
        Match((row, post) => post.Facts.UnitCode == row.UnitCode && post.Facts.Title == row.Title);
        Match((row, post) => post.Facts.UnitCode == row.UnitCode);
        Match((row, post) => row == rows[0] && post.Facts.IsMain);

        var changes = rows.Select((row, i) => Changed(row, i == 0, matched[i])).ToList();
        foreach (var left in held)
            changes.Add(new Change<PostFacts>(left.Id, personId, facts.Code, left.Facts, Ended(left.Facts, known.Today)));
        return changes;

        void Match(Func<PersonRow, KnownPost, bool> fits)
        {
            for (var i = 0; i < rows.Count; i++)
                if (matched[i] is null && held.Find(p => fits(rows[i], p)) is { } post)
                {
                    matched[i] = post;
                    held.Remove(post);
                }
        }

        Change<PostFacts> Changed(PersonRow row, bool isMain, KnownPost? post)
        {
            var from = post?.Facts.From ?? (person is null ? facts.ActiveFrom : known.Today);
            var after = new PostFacts(row.UnitCode, row.Title, row.PositionGroup, row.SuperiorCode ?? post?.Facts.SuperiorCode ?? "", isMain, from, post?.Facts.To);
            return new Change<PostFacts>(post?.Id ?? known.NewId(), personId, facts.Code, post?.Facts, after);
        }
    }

    // The day before the file says otherwise; a post begun today is held for today.
    private static PostFacts Ended(PostFacts post, DateOnly today) =>
        post with { To = post.From < today ? today.AddDays(-1) : post.From, IsMain = false };

    private IReadOnlyList<FieldChange> PersonFields()
    {
        var (before, after) = (Person.Before!, Person.After);
        return Fields.Of(
            ("fullName", before.FullName, after.FullName),
            ("email", before.Email, after.Email),
            ("phone", before.Phone, after.Phone),
            ("partyStatus", CodeWords.Of(before.PartyStatus), CodeWords.Of(after.PartyStatus)),
            ("residenceCode", before.ResidenceCode, after.ResidenceCode),
            ("residenceExemptReason", before.ResidenceExemptReason, after.ResidenceExemptReason),
            ("activeFrom", DateCells.Iso(before.ActiveFrom), DateCells.Iso(after.ActiveFrom)),
            ("activeTo", before.ActiveTo is { } old ? DateCells.Iso(old) : null, after.ActiveTo is { } to ? DateCells.Iso(to) : null));
    }

    private IEnumerable<FieldChange> PostFields() => Posts.Where(p => p.Before != p.After).SelectMany(post => post switch
    {
        { Before: null } => [new FieldChange("post", null, Named(post.After))],
        { Before.To: null, After.To: not null } => [new FieldChange("post", Named(post.Before), null)],
        _ => Fields.Of(
            ("unitCode", post.Before.UnitCode, post.After.UnitCode),
            ("post", post.Before.Title, post.After.Title),
            ("positionGroup", post.Before.PositionGroup, post.After.PositionGroup),
            ("superiorCode", post.Before.SuperiorCode, post.After.SuperiorCode),
            ("isMain", CodeWords.YesNo(post.Before.IsMain), CodeWords.YesNo(post.After.IsMain))),
    });

    private static string Named(PostFacts post) => $"{post.Title} ({post.UnitCode})";
}
