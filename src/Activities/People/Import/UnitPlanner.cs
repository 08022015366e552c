using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Plans <c>units.csv</c>.</summary>
internal sealed class UnitPlanner(ImportSheet sheet, Known known)
{
    private static readonly ImportColumn
        Code = ImportColumns.Units[0], Name = ImportColumns.Units[1], Parent = ImportColumns.Units[2],
        Kind = ImportColumns.Units[3], Decider = ImportColumns.Units[4], Email = ImportColumns.Units[5];

    private readonly References _references = new(known);

    public ImportPlan Plan()
    {
        var rows = Sound(sheet.Rows().Select(Read).ToList());
        var inFile = rows.Select(r => r.Facts.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            _references.Use(Parent, row.Facts.ParentCode, isUnit: true, row.Row.Line);
            _references.Use(Decider, row.Facts.DeciderUnitCode, isUnit: true, row.Row.Line);
        }

        var changes = rows.Select(Change).ToList();
        var changed = changes.Where(c => c.Change.Before != c.Change.After).ToList();
        return new ImportPlan(
            ImportKind.Units,
            sheet.RowCount,
            [.. changed.Select(c => Item(c.Line, c.Change))],
            changes.Count - changed.Count,
            sheet.IsUnusable ? [] : [.. known.Units.Values.Where(u => !inFile.Contains(u.Facts.Code)).Select(u => new ImportMissing(u.Facts.Code, u.Facts.Name))],
            sheet.Errors,
            sheet.Warnings,
            _references.Unresolved(inFile, new HashSet<string>()),
            [])
        {
            IsUnreadable = sheet.IsUnusable,
            Changes = ImportChanges.None with { Units = [.. changed.Select(c => c.Change)] },
        };
    }

    private sealed record Reading(ImportRow Row, UnitFacts Facts);

    private Reading Read(ImportRow row)
    {
        var code = row.Required(Code, Sentence.Of("Ghi mã đơn vị, hoặc xóa dòng."));
        row.About = code;
        if (code.Length > 0 && !row.Failed)
            row.Code(Code);
        if (!row.Failed && LostZeros.Meant(code, known.Units.Keys) is { } meant)
            LostZeros.Fail(row, Code, code, meant);
        var name = row.Required(Name, Sentence.Of("Ghi tên đơn vị, hoặc xóa dòng."));
        row.About = name.Length > 0 ? name : code;
        var before = known.Units.GetValueOrDefault(code)?.Facts;
        var kind = row.Word(Kind, CodeWords.Kinds, whenEmpty: null);
        if (kind is null && !row.Failed)
            row.Fail(Kind.Name, Sentence.Of("Ghi loại đơn vị: {0}.", string.Join(", ", CodeWords.Kinds.Keys)));
        var parent = _references.Unit(row, Parent) ?? before?.ParentCode ?? "";
        if (parent.Length > 0 && parent == code)
            row.Fail(Parent.Name, Sentence.Of("Không đơn vị nào là cấp trên của chính mình. Ghi mã đơn vị cấp trên, hoặc để trống."));
        var decider = _references.Unit(row, Decider) ?? before?.DeciderUnitCode ?? "";
        var email = row.Email(Email) ?? before?.Email ?? "";
        return new Reading(row, new UnitFacts(code, name, parent, kind ?? default, decider, email));
    }

    private List<Reading> Sound(List<Reading> rows)
    {
        LostZeros.Remark(rows.Where(r => !r.Row.Failed && !known.Units.ContainsKey(r.Facts.Code)).Select(r => (r.Row, r.Facts.Code)));
        foreach (var same in rows.Where(r => !r.Row.Failed).GroupBy(r => r.Facts.Code, StringComparer.Ordinal))
            foreach (var second in same.Skip(1))
                second.Row.Fail(Code.Name, Sentence.Of("Trùng dòng {0} ({1}). Giữ một dòng.", Line(same.First().Row), same.First().Facts.Name));

        var sound = rows.Where(r => !r.Row.Failed).ToDictionary(r => r.Facts.Code, StringComparer.Ordinal);
        var before = known.Units.Values.ToDictionary(u => u.Facts.Code, u => u.Facts.ParentCode, StringComparer.Ordinal);
        var above = new Dictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (code, row) in sound)
            above[code] = row.Facts.ParentCode;
        Cycles.Break(above, before, sound.ToDictionary(s => s.Key, s => s.Value.Row.Line, StringComparer.Ordinal), (code, cycle) =>
        {
            sound[code].Row.Fail(Parent.Name, Sentence.Of("Các đơn vị là cấp trên của nhau thành vòng: {0}. Sửa parentCode của một đơn vị.", string.Join(" → ", cycle)));
            sound.Remove(code);
        });
        return [.. rows.Where(r => !r.Row.Failed)];
    }

    private (int Line, Change<UnitFacts> Change) Change(Reading reading) => known.Units.TryGetValue(reading.Facts.Code, out var unit)
        ? (reading.Row.Line, new Change<UnitFacts>(unit.Id, null, reading.Facts.Code, unit.Facts, reading.Facts))
        : (reading.Row.Line, new Change<UnitFacts>(known.NewId(), null, reading.Facts.Code, null, reading.Facts));

    private static ImportItem Item(int line, Change<UnitFacts> change)
    {
        var fields = change.Before is not { } before ? [] : Fields.Of(
            (Name.Name, before.Name, change.After.Name),
            (Parent.Name, before.ParentCode, change.After.ParentCode),
            (Kind.Name, CodeWords.Of(before.Kind), CodeWords.Of(change.After.Kind)),
            (Decider.Name, before.DeciderUnitCode, change.After.DeciderUnitCode),
            (Email.Name, before.Email, change.After.Email));
        return new ImportItem(line, change.Key, change.After.Name, change.Before is null, fields);
    }

    private static string Line(ImportRow row) => Fields.Number(row.Line);
}
