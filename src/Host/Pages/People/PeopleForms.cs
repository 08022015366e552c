using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.People;
using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Editing;
using CanBo.Activities.Texts;

namespace CanBo.Host.Pages.People;

/// <summary>What stands in the form about a person: as stored, or as typed when it came back.</summary>
public sealed record PersonForm(
    Guid Id, string Code, string KnownName, int Version, string? FullName, string? Email, string? Phone, string? PartyStatus, string? ResidenceCode, string? ResidenceExemptReason, string? ActiveFrom, string? ActiveTo)
{
    internal static PersonForm Of(Person person) => new(
        person.Id, person.Code, person.FullName, person.Version, person.FullName, person.Email, person.Phone, person.PartyStatus.ToString(), person.ResidenceCode, person.ResidenceExemptReason,
        FormTexts.Day(person.ActiveFrom), FormTexts.Day(person.ActiveTo));

    internal PersonForm Typed(IFormCollection form) => this with
    {
        Version = FormTexts.Number(form, "version") ?? 0,
        FullName = form["fullName"],
        Email = form["email"],
        Phone = form["phone"],
        PartyStatus = form["partyStatus"],
        ResidenceCode = form["residenceCode"],
        ResidenceExemptReason = form["residenceExemptReason"],
        ActiveFrom = form["activeFrom"],
        ActiveTo = form["activeTo"],
    };

    internal PersonEdit ToEdit() => new(
        FullName, Email, Phone, FormTexts.Choice<PartyStatus>("partyStatus", PartyStatus), ResidenceCode, ResidenceExemptReason, FormTexts.Day("activeFrom", ActiveFrom), FormTexts.Day("activeTo", ActiveTo));
}

/// <summary>What stands in the form about a post.</summary>
public sealed record PostForm(
    Guid PersonId, string PersonName, bool IsNew, string? UnitCode, string? Title, string? PositionGroup, string? SuperiorCode, bool IsMain, string? From, string? To)
{
    internal static PostForm Of(PersonView person, PostView? post) => new(
        person.Person.Id, person.Person.FullName, post is null, post?.UnitCode, post?.Title, post?.PositionGroup, post?.SuperiorCode, post?.IsMain ?? false, FormTexts.Day(post?.From), FormTexts.Day(post?.To));

    internal PostForm Typed(IFormCollection form) => this with
    {
        UnitCode = form["unitCode"],
        Title = form["title"],
        PositionGroup = form["positionGroup"],
        SuperiorCode = form["superiorCode"],
        IsMain = form["isMain"] == "true",
        From = form["from"],
        To = form["to"],
    };

    internal PostEdit ToEdit() => new(UnitCode, Title, PositionGroup, SuperiorCode, IsMain, FormTexts.Day("from", From), FormTexts.Day("to", To));
}

/// <summary>What stands in the form about a role in a unit.</summary>
public sealed record MembershipForm(Guid PersonId, string PersonName, bool IsNew, string? UnitCode, string? Role, string? Rank, string? From, string? To)
{
    internal static MembershipForm Of(PersonView person, MembershipView? membership) => new(
        person.Person.Id, person.Person.FullName, membership is null, membership?.UnitCode, membership?.Role.ToString(),
        membership is { Rank: > 0 } ranked ? ranked.Rank.ToString(CultureInfo.InvariantCulture) : "", FormTexts.Day(membership?.From), FormTexts.Day(membership?.To));

    internal MembershipForm Typed(IFormCollection form) => this with { UnitCode = form["unitCode"], Role = form["role"], Rank = form["rank"], From = form["from"], To = form["to"] };

    internal MembershipEdit ToEdit() => new(
        UnitCode,
        FormTexts.Choice<MembershipRole>("role", Role),
        string.IsNullOrWhiteSpace(Rank) ? 0 : int.TryParse(Rank, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? rank : -1,
        FormTexts.Day("from", From),
        FormTexts.Day("to", To));
}

/// <summary>What stands in the form about a unit.</summary>
public sealed record UnitForm(Guid Id, string Code, string KnownName, int Version, string? Name, string? ParentCode, string? Kind, string? DeciderUnitCode, string? Email)
{
    internal static UnitForm Of(UnitRow unit) => new(unit.Id, unit.Code, unit.Name, unit.Version, unit.Name, unit.ParentCode, unit.Kind.ToString(), unit.DeciderUnitCode, unit.Email);

    internal UnitForm Typed(IFormCollection form) => this with
    {
        Version = FormTexts.Number(form, "version") ?? 0,
        Name = form["name"],
        ParentCode = form["parentCode"],
        Kind = form["kind"],
        DeciderUnitCode = form["deciderUnitCode"],
        Email = form["email"],
    };

    internal UnitEdit ToEdit() => new(Name, ParentCode, FormTexts.Choice<UnitKind>("kind", Kind), DeciderUnitCode, Email);
}

/// <summary>Reads and writes values of forms.</summary>
internal static class FormTexts
{
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <exception cref="InvalidInputException">It is no day.</exception>
    public static DateOnly? Day(string field, string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : DateOnly.TryParseExact(typed.Trim(), ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new InvalidInputException(field, Sentence.Of("Không đọc được ngày này. Ghi ngày/tháng/năm, ví dụ 28/02/2026."));

    /// <exception cref="InvalidInputException">It is none of the choices.</exception>
    public static T Choice<T>(string field, string? typed)
        where T : struct, Enum =>
        Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value) ? value : throw new InvalidInputException(field, Sentence.Of("Chọn một mục."));

    public static int? Number(IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
