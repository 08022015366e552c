using System.Globalization;
using CanBo.Activities.Errors;
using CanBo.Activities.People.Import;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.People.Editing;

/// <summary>Gathers what is wrong with a form, so that everything is said at once.</summary>
internal sealed class EditChecks
{
    private readonly List<FieldError> _errors = [];

    public string Text(string field, string? typed, int most, Sentence? whenEmpty = null)
    {
        var text = CleanTexts.Of(typed);
        if (text.Length == 0 && whenEmpty is not null)
            Fail(field, whenEmpty);
        else if (text.Length > most)
            Fail(field, Sentence.Of("Dài quá {0} ký tự. Viết gọn lại.", most.ToString(CultureInfo.InvariantCulture)));
        return text;
    }

    public string Email(string? typed)
    {
        var email = Text("email", typed, PeopleLimits.Email);
        if (email.Length > 0 && !ContactCells.IsAddress(email))
            Fail("email", Sentence.Of("Địa chỉ thư không đúng. Ghi như ten@donvi.gov.vn, không dấu, không khoảng trắng, hoặc để trống."));
        return email;
    }

    public string Phone(string? typed)
    {
        var phone = Text("phone", typed, PeopleLimits.Phone);
        if (phone.Length > 0 && !ContactCells.IsPhone(phone))
            Fail("phone", Sentence.Of("Số điện thoại chỉ gồm chữ số, dấu cách, dấu chấm, dấu + ở đầu. Sửa lại hoặc để trống."));
        return phone;
    }

    public async Task<string> UnitCodeAsync(CanBoContext db, string field, string? typed, bool isNeeded, CancellationToken cancellation)
    {
        var code = Text(field, typed, PeopleLimits.Code, isNeeded ? Sentence.Of("Ghi mã đơn vị.") : null);
        if (code.Length > 0 && !await db.Set<Unit>().AnyAsync(u => u.Code == code, cancellation))
            Fail(field, Sentence.Of("Chưa có đơn vị mang mã “{0}”.", code));
        return code;
    }

    public void Order(string field, DateOnly? from, DateOnly? to)
    {
        if (to < from)
            Fail(field, Sentence.Of("Ngày cuối trước ngày đầu. Sửa một trong hai ngày."));
    }

    public void Fail(string field, Sentence message) => _errors.Add(new FieldError(field, message));

    /// <exception cref="InvalidInputException">Something is wrong.</exception>
    public void Throw()
    {
        if (_errors.Count > 0)
            throw new InvalidInputException([.. _errors]);
    }

    /// <exception cref="RuleBrokenException">Somebody else saved since the form was opened.</exception>
    public static void SameVersion(int read, int now)
    {
        if (read != now)
            throw new RuleBrokenException(
                Sentence.Of("Người khác vừa sửa mục này, nên chưa ghi gì. Chép phần đã gõ, tải lại trang rồi sửa tiếp."), code: "changed_meanwhile");
    }
}
