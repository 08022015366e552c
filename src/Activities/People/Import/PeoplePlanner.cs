using CanBo.Activities.Texts;
using Columns = CanBo.Activities.People.Import.PersonRowReader;

namespace CanBo.Activities.People.Import;

/// <summary>Plans <c>people.csv</c>: the first row of a code is the person with the main post, each further row another post.</summary>
internal sealed class PeoplePlanner(ImportSheet sheet, Known known)
{
    private readonly References _references = new(known);

    public ImportPlan Plan()
    {
        var reader = new PersonRowReader(known, _references);
        var rows = sheet.Rows().Select(reader.Read).ToList();
        LostZeros.Remark(rows.Where(r => !r.Row.Failed && !known.Names.ContainsKey(r.Code)).Select(r => (r.Row, r.Code)));
        var groups = rows.Where(r => r.Code.Length > 0).GroupBy(r => r.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var group in groups.Values)
            PersonRowChecks.Check(group, known);
        var sound = groups.Where(g => g.Value.TrueForAll(r => !r.Row.Failed)).ToDictionary(StringComparer.Ordinal);
        BreakCycles(sound);

        var people = sound.Select(g => PersonChange.Of(g.Value, known)).ToList();
        var changed = people.Where(p => !p.IsUnchanged).ToList();
        foreach (var row in sound.Values.SelectMany(g => g))
            Use(row);
        return new ImportPlan(
            ImportKind.People,
            sheet.RowCount,
            [.. changed.Select(p => p.Item)],
            people.Count - changed.Count,
            sheet.IsUnusable ? [] : [.. known.Names.Where(n => n.Value.IsActive && !groups.ContainsKey(n.Key)).Select(n => new ImportMissing(n.Key, n.Value.FullName))],
            sheet.Errors,
            sheet.Warnings,
            _references.Unresolved(new HashSet<string>(), sound.Keys.ToHashSet(StringComparer.Ordinal)),
            Mailboxes(people))
        {
            IsUnreadable = sheet.IsUnusable,
            Changes = ImportChanges.None with
            {
                Persons = [.. changed.Select(p => p.Person).Where(p => p.Before != p.After)],
                Posts = [.. changed.SelectMany(p => p.Posts).Where(p => p.Before != p.After)],
            },
        };
    }

    private void Use(PersonRow row)
    {
        _references.Use(Columns.Unit, row.UnitCode, isUnit: true, row.Row.Line);
        _references.Use(Columns.Superior, row.SuperiorCode ?? "", isUnit: false, row.Row.Line);
        _references.Use(Columns.Residence, row.ResidenceCode ?? "", isUnit: true, row.Row.Line);
    }

    // The line of command is that of the main posts; an additional post may look the other way.
    private void BreakCycles(Dictionary<string, List<PersonRow>> sound)
    {
        var above = new Dictionary<string, string>(known.Superiors, StringComparer.Ordinal);
        foreach (var (code, rows) in sound)
            if (rows[0].SuperiorCode is { } superior)
                above[code] = superior;
        Cycles.Break(above, known.Superiors, sound.ToDictionary(s => s.Key, s => s.Value[0].Row.Line, StringComparer.Ordinal), (code, cycle) =>
        {
            var names = cycle.Select(c => sound.TryGetValue(c, out var rows) && rows[0].FullName.Length > 0 ? $"{rows[0].FullName} ({c})" : c);
            sound[code][0].Row.Fail(Columns.Superior.Name, Sentence.Of("Các cấp trên trực tiếp nối thành vòng: {0}. Sửa superiorCode của một người.", string.Join(" → ", names)));
            sound.Remove(code);
        });
    }

    private List<ImportMailbox> Mailboxes(List<PersonChange> people)
    {
        var rules = new MailboxRules(known.RoleMailboxes, known.Units.Values.Select(u => u.Facts.Email).Where(e => e.Length > 0));
        var addresses = known.Names.ToDictionary(n => n.Key, n => n.Value.Email, StringComparer.Ordinal);
        foreach (var person in people)
            addresses[person.Person.Key] = person.Person.After.Email;
        var holders = addresses.Values.Where(e => e.Length > 0).CountBy(e => e, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return [.. from person in people
                   let facts = person.Person.After
                   let mailbox = rules.Of(facts.Email, holders.GetValueOrDefault(facts.Email))
                   where mailbox != Mailbox.Own
                   select new ImportMailbox(facts.Code, facts.FullName, facts.Email, mailbox)];
    }
}
