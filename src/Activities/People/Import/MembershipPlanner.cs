using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Plans <c>memberships.csv</c>. A membership is known by person, unit, role and first day.</summary>
internal sealed class MembershipPlanner(ImportSheet sheet, Known known)
{
    private static readonly ImportColumn
        Person = ImportColumns.Memberships[0], Unit = ImportColumns.Memberships[1], Role = ImportColumns.Memberships[2],
        Rank = ImportColumns.Memberships[3], From = ImportColumns.Memberships[4], To = ImportColumns.Memberships[5];

    private readonly References _references = new(known);

    public ImportPlan Plan()
    {
        var rows = sheet.Rows().Select(Read).ToList();
        RefuseDuplicates(rows);
        var sound = rows.Where(r => !r.Row.Failed).ToList();
        var (changes, left) = Match(sound);
        var changed = changes.Where(c => c.Change.Before != c.Change.After).ToList();
        WarnOfTwoHeads(changes, left);
        foreach (var row in sound)
        {
            _references.Use(Person, row.PersonCode, isUnit: false, row.Row.Line);
            _references.Use(Unit, row.UnitCode, isUnit: true, row.Row.Line);
        }

        return new ImportPlan(
            ImportKind.Memberships,
            sheet.RowCount,
            [.. changed.Select(c => Item(c.Row.Line, c.Change))],
            changes.Count - changed.Count,
            sheet.IsUnusable ? [] : [.. left.Where(m => m.Facts.To is null || m.Facts.To >= known.Today).Select(m => new ImportMissing(Key(m.Facts), NameOf(m.Facts)))],
            sheet.Errors,
            sheet.Warnings,
            _references.Unresolved(new HashSet<string>(), new HashSet<string>()),
            [])
        {
            IsUnreadable = sheet.IsUnusable,
            Changes = ImportChanges.None with { Memberships = [.. changed.Select(c => c.Change)] },
        };
    }

    private sealed record Reading(ImportRow Row, string PersonCode, string UnitCode, MembershipRole Role, int? Rank, DateOnly? From, DateOnly? To, bool HasTo);

    private Reading Read(ImportRow row)
    {
        row.About = row.Find(Person) is { Length: > 0 } code ? known.Names.GetValueOrDefault(code)?.FullName ?? code : "";
        var person = row.Failed ? "" : _references.Person(row, Person) ?? "";
        if (person.Length == 0 && !row.Failed)
            row.Fail(Person.Name, Sentence.Of("Ghi số hiệu, hoặc xóa dòng."));
        var unit = _references.Unit(row, Unit) ?? "";
        if (unit.Length == 0 && !row.Failed)
            row.Fail(Unit.Name, Sentence.Of("Ghi mã đơn vị, hoặc xóa dòng."));
        var role = row.Word(Role, CodeWords.Roles, whenEmpty: null);
        if (role is null && !row.Failed)
            row.Fail(Role.Name, Sentence.Of("Ghi vai trò: {0}.", string.Join(", ", CodeWords.Roles.Keys)));
        var (rank, from, to) = (row.Rank(Rank), row.Date(From), row.Date(To));
        if (to < from)
            row.Fail(To.Name, Sentence.Of("Ngày cuối trước ngày đầu. Sửa một trong hai ngày."));
        return new Reading(row, person, unit, role ?? default, rank, from, to, row.Find(To) is not null);
    }

    private void RefuseDuplicates(List<Reading> rows)
    {
        foreach (var same in rows.Where(r => !r.Row.Failed).GroupBy(r => (r.PersonCode, r.UnitCode, r.Role)))
        {
            var kept = new List<Reading>();
            foreach (var row in same)
                if (kept.Find(k => Overlap(k, row)) is { } first)
                    row.Row.Fail(Person.Name, Sentence.Of("Trùng dòng {0}: cùng người, đơn vị và vai trò trong cùng thời gian. Giữ một dòng.", Fields.Number(first.Row.Line)));
                else
                    kept.Add(row);
        }
    }

    private static bool Overlap(Reading one, Reading other) =>
        (one.From ?? DateOnly.MinValue) <= (other.To ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (one.To ?? DateOnly.MaxValue);

    private (List<(ImportRow Row, Change<MembershipFacts> Change)> Changes, List<KnownMembership> Left) Match(List<Reading> rows)
    {
        var held = known.Memberships.GroupBy(m => (m.Facts.PersonCode, m.Facts.UnitCode, m.Facts.Role)).ToDictionary(g => g.Key, g => g.ToList());
        var changes = new List<(ImportRow, Change<MembershipFacts>)>();
        // The same first day is surely the same membership, so those go first.
        foreach (var row in rows.OrderBy(r => held.TryGetValue((r.PersonCode, r.UnitCode, r.Role), out var same) && same.Exists(m => m.Facts.From == r.From) ? 0 : 1).ThenBy(r => r.Row.Line))
        {
            var same = held.GetValueOrDefault((row.PersonCode, row.UnitCode, row.Role)) ?? [];
            var before = same.Find(m => m.Facts.From == row.From) ?? same.Find(m => m.Facts.To is null || m.Facts.To >= known.Today);
            if (before is not null)
                same.Remove(before);
            var after = new MembershipFacts(row.PersonCode, row.UnitCode, row.Role, row.Rank ?? before?.Facts.Rank ?? 0, row.From ?? before?.Facts.From, row.HasTo ? row.To : before?.Facts.To);
            changes.Add((row.Row, new Change<MembershipFacts>(before?.Id ?? known.NewId(), null, Key(after), before?.Facts, after)));
        }

        return ([.. changes.OrderBy(c => c.Item1.Line)], [.. held.Values.SelectMany(m => m)]);
    }

    private void WarnOfTwoHeads(List<(ImportRow Row, Change<MembershipFacts> Change)> changes, List<KnownMembership> left)
    {
        var heads = changes.Select(c => (c.Row, Facts: c.Change.After))
            .Concat(left.Select(m => (Row: (ImportRow)null!, m.Facts)))
            .Where(h => h.Facts.Role == MembershipRole.Head && (h.Facts.To is null || h.Facts.To >= known.Today));
        foreach (var twice in heads.GroupBy(h => (h.Facts.UnitCode, h.Facts.Rank)).Where(g => g.Select(h => h.Facts.PersonCode).Distinct().Count() > 1))
            foreach (var (row, _) in twice.Where(h => h.Row is not null))
                row.Warn(Sentence.Of("Đơn vị {0} có nhiều người đứng đầu cùng thứ tự. Ghi ngày thôi giữ chức (to) của người cũ, hoặc rank khác nhau.", twice.Key.UnitCode));
    }

    private ImportItem Item(int line, Change<MembershipFacts> change) => new(
        line,
        change.Key,
        NameOf(change.After),
        change.Before is null,
        change.Before is not { } before ? [] : Fields.Of(
            ("rank", Fields.Number(before.Rank), Fields.Number(change.After.Rank)),
            ("from", Day(before.From), Day(change.After.From)),
            ("to", Day(before.To), Day(change.After.To))));

    private static string? Day(DateOnly? day) => day is { } known ? DateCells.Iso(known) : null;

    private static string Key(MembershipFacts facts) => $"{facts.PersonCode} / {facts.UnitCode} / {CodeWords.Of(facts.Role)}";

    private string NameOf(MembershipFacts facts) =>
        $"{known.Names.GetValueOrDefault(facts.PersonCode)?.FullName ?? facts.PersonCode}, {known.Units.GetValueOrDefault(facts.UnitCode)?.Facts.Name ?? facts.UnitCode}";
}
