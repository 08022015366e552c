using CanBo.Activities.Texts;

namespace CanBo.Activities.People.Import;

/// <summary>Reads rows of <c>people.csv</c>, one at a time.</summary>
internal sealed class PersonRowReader(Known known, References references)
{
    public static readonly ImportColumn
        Code = ImportColumns.People[0], FullName = ImportColumns.People[1], Email = ImportColumns.People[2], Phone = ImportColumns.People[3],
        Unit = ImportColumns.People[4], Title = ImportColumns.People[5], Group = ImportColumns.People[6], Superior = ImportColumns.People[7],
        Party = ImportColumns.People[8], Residence = ImportColumns.People[9], Exempt = ImportColumns.People[10], ActiveFrom = ImportColumns.People[11];

    private readonly Dictionary<string, string> _groups = known.PositionGroups
        .GroupBy(Spelling.Bare).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public PersonRow Read(ImportRow row)
    {
        var code = row.Required(Code, Sentence.Of("Ghi số hiệu, hoặc xóa dòng."));
        if (code.Length > 0 && !row.Failed)
            row.Code(Code);
        if (!row.Failed && LostZeros.Meant(code, known.Names.Keys) is { } meant)
            LostZeros.Fail(row, Code, code, meant);
        var name = row.Find(FullName) ?? "";
        row.About = name.Length > 0 ? name : known.Names.GetValueOrDefault(code)?.FullName ?? code;
        var read = new PersonRow(
            row,
            code,
            name,
            row.Email(Email),
            row.Phone(Phone),
            UnitOf(row),
            row.Required(Title, Sentence.Of("Ghi chức danh, ví dụ Chuyên viên.")),
            PositionGroup(row),
            references.Person(row, Superior),
            row.Word(Party, CodeWords.PartyStatuses, whenEmpty: PartyStatus.None),
            references.Unit(row, Residence),
            row.Find(Exempt),
            row.Date(ActiveFrom));
        if (read.SuperiorCode is { Length: > 0 } superior && superior == code)
            row.Fail(Superior.Name, Sentence.Of("Không ai là cấp trên của chính mình. Ghi số hiệu của người đứng đầu đơn vị, hoặc để trống."));
        return read;
    }

    private string UnitOf(ImportRow row)
    {
        var failed = row.Failed;
        var unit = references.Unit(row, Unit) ?? "";
        if (unit.Length == 0 && row.Failed == failed)
            row.Fail(Unit.Name, Sentence.Of("Ghi mã đơn vị của chức danh này."));
        return unit;
    }

    // Two groups that differ only in capitals or marks are one group typed twice: the cap would be split.
    private string PositionGroup(ImportRow row)
    {
        var group = row.Required(Group, Sentence.Of("Ghi nhóm vị trí: người cùng nhóm được so sánh với nhau."));
        if (group.Length > 0 && !_groups.TryAdd(Spelling.Bare(group), group) && _groups[Spelling.Bare(group)] is var usual && usual != group)
            row.Warn(Sentence.Of("Nhóm vị trí “{0}” chỉ khác cách viết với “{1}”; sẽ tính là hai nhóm. Nếu là một, viết giống nhau.", group, usual));
        return group;
    }
}
