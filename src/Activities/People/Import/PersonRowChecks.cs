using CanBo.Activities.Texts;
using Columns = CanBo.Activities.People.Import.PersonRowReader;

namespace CanBo.Activities.People.Import;

/// <summary>Checks the rows of one person against each other.</summary>
internal static class PersonRowChecks
{
    public static void Check(List<PersonRow> rows, Known known)
    {
        var main = rows[0];
        if (main.FullName.Length == 0 && !main.Row.Failed)
            main.Row.Fail(Columns.FullName.Name, Sentence.Of("Ghi họ tên, hoặc xóa dòng."));
        foreach (var row in rows.Skip(1))
        {
            SameName(main, row);
            Same(main, row, Columns.Email, main.Email, row.Email);
            Same(main, row, Columns.Phone, main.Phone, row.Phone);
            Same(main, row, Columns.Residence, main.ResidenceCode, row.ResidenceCode);
            if (row.PartyStatus is { } party && party != PartyStatus.None && main.PartyStatus is { } mainParty)
                Same(main, row, Columns.Party, CodeWords.Of(mainParty), CodeWords.Of(party));
            if (row.ActiveFrom is { } from && main.ActiveFrom is { } mainFrom)
                Same(main, row, Columns.ActiveFrom, DateCells.Written(mainFrom), DateCells.Written(from));
        }

        foreach (var same in rows.GroupBy(r => (r.UnitCode, r.Title)))
            foreach (var second in same.Skip(1))
                second.Row.Fail(Columns.Code.Name, Sentence.Of("Trùng dòng {0} ({1}). Giữ một dòng.", Fields.Number(same.First().Row.Line), Name(main, known)));
    }

    private static void SameName(PersonRow main, PersonRow row)
    {
        if (row.FullName.Length > 0 && row.FullName != main.FullName)
            row.Row.Fail(
                Columns.FullName.Name,
                Sentence.Of("Dòng {0} ghi cùng số hiệu với tên khác: {1}. Hai người thì ghi hai số hiệu; một người thì ghi một tên.", Fields.Number(main.Row.Line), main.FullName));
    }

    private static void Same(PersonRow main, PersonRow row, ImportColumn column, string? first, string? second)
    {
        if (!string.IsNullOrEmpty(second) && !string.Equals(first, second, StringComparison.OrdinalIgnoreCase))
            row.Row.Fail(column.Name, Sentence.Of("Dòng {0} của cùng người này ghi “{1}”. Sửa cho giống nhau, hoặc để trống ở dòng sau.", Fields.Number(main.Row.Line), first ?? ""));
    }

    private static string Name(PersonRow main, Known known) =>
        main.FullName.Length > 0 ? main.FullName : known.Names.GetValueOrDefault(main.Code)?.FullName ?? main.Code;
}
