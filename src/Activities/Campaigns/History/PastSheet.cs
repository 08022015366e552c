using CanBo.Activities.People;
using CanBo.Activities.People.Import;
using CanBo.Activities.Ratings;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns.History;

/// <summary>Reads a file of earlier ratings: <c>personCode,rating[,positionGroup]</c>, ratings by code or in the words of their time (domain.md §1.5).</summary>
internal static class PastSheet
{
    private static readonly ImportColumn PersonCode = new("personCode", Sentence.Key("Số hiệu"), true, PeopleLimits.Code, "sohieu", "code", "person");
    private static readonly ImportColumn RatingColumn = new("rating", Sentence.Key("Mức xếp loại"), true, PeopleLimits.Name, "xeploai", "mucxeploai", "mucxeploaichatluong");
    private static readonly ImportColumn Group = new("positionGroup", Sentence.Key("Nhóm vị trí"), false, PeopleLimits.PositionGroup, "nhom", "nhomvitri", "group");

    public static async Task<(List<PastRow> Rows, PastPreview Preview)> ReadAsync(CanBoContext db, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var sheet = ImportSheet.Open(content.Span, [PersonCode, RatingColumn, Group], []);
        var codes = sheet.Peek(PersonCode.Name).Distinct(StringComparer.Ordinal).ToList();
        var people = await db.Set<Person>().AsNoTracking()
            .Where(p => EF.Parameter(codes).Contains(p.Code))
            .Select(p => new { p.Code, p.Id })
            .ToDictionaryAsync(p => p.Code, p => p.Id, StringComparer.Ordinal, cancellation);
        var rows = new List<PastRow>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows())
            if (Read(row, people, lines) is { } read)
                rows.Add(read);
        return (rows, new PastPreview(RatingCounts.Of(rows.Select(r => r.Rating)), [.. sheet.Errors.OrderBy(e => e.Line)], sheet.Warnings));
    }

    private static PastRow? Read(ImportRow row, Dictionary<string, Guid> people, Dictionary<string, int> lines)
    {
        var code = row.Required(PersonCode, Sentence.Of("Thiếu số hiệu. Ghi số hiệu của người được xếp loại."));
        row.About = code;
        var person = people.GetValueOrDefault(code);
        if (!row.Failed && person == Guid.Empty)
            row.Fail(PersonCode.Name, Sentence.Of("Chưa có người mang số hiệu này. Nhập người này trong people.csv trước, hoặc sửa số hiệu."), Spelling.Nearest(code, people.Keys));
        else if (!row.Failed && !lines.TryAdd(code, row.Line))
            row.Fail(PersonCode.Name, Sentence.Of("Người này đã có ở dòng {0}. Giữ một dòng.", lines[code].ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var words = row.Required(RatingColumn, Sentence.Of("Thiếu mức xếp loại. Ghi XS, TOT, HT, KHT hoặc KXL, hay nguyên văn quyết định."));
        var rating = RatingWording.Read(words);
        if (words.Length > 0 && rating is null)
            row.Fail(
                RatingColumn.Name,
                RatingWording.IsCriterionLevel(words)
                    ? Sentence.Of("Đây là mức của một tiêu chí, không phải mức xếp loại. Ghi XS, TOT, HT, KHT hoặc KXL.")
                    : Sentence.Of("Không phải mức xếp loại. Ghi XS, TOT, HT, KHT hoặc KXL, hay nguyên văn quyết định."));
        var group = row.Find(Group);
        return row.Failed || rating is null ? null : new PastRow(row.Line, person, code, rating.Value, string.IsNullOrEmpty(group) ? null : group);
    }
}
