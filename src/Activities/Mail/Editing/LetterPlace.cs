using System.Collections.Immutable;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Mail.Editing;

/// <summary>
/// One named place in mail texts. The list is closed: no place holds a rating, a score, a comment or a tally, so no text can put one into a mail.
/// </summary>
/// <param name="Name">As it is written, without braces.</param>
/// <param name="Meaning">What is filled in.</param>
/// <param name="Scope">Where it has a value.</param>
/// <param name="IsQuestion">True when it is only asked about (<c>{{#if …}}</c>), false when it is written.</param>
public sealed record LetterPlace(string Name, Sentence Meaning, LetterPlaceScope Scope, bool IsQuestion = false)
{
    /// <summary>Every place there is.</summary>
    public static ImmutableArray<LetterPlace> All { get; } =
    [
        new("recipient", Sentence.Of("Họ tên người nhận"), LetterPlaceScope.Everywhere),
        new("organisation", Sentence.Of("Tên cơ quan gửi thư"), LetterPlaceScope.Everywhere),
        new("campaign", Sentence.Of("Tên đợt đánh giá"), LetterPlaceScope.Everywhere),
        new("contactName", Sentence.Of("Người giúp đỡ"), LetterPlaceScope.Everywhere),
        new("contactPhone", Sentence.Of("Điện thoại người giúp đỡ"), LetterPlaceScope.Everywhere),
        new("address", Sentence.Of("Địa chỉ trang cần mở"), LetterPlaceScope.Everywhere),
        new("expires", Sentence.Of("Ngày liên kết hết hạn"), LetterPlaceScope.Everywhere),
        new("hasLink", Sentence.Of("Thư có liên kết riêng của người nhận"), LetterPlaceScope.Everywhere, IsQuestion: true),
        new("isShared", Sentence.Of("Hộp thư dùng chung"), LetterPlaceScope.Everywhere, IsQuestion: true),
        new("what", Sentence.Of("Việc cần làm"), LetterPlaceScope.Tasks),
        new("count", Sentence.Of("Số việc"), LetterPlaceScope.Tasks),
        new("isOne", Sentence.Of("Chỉ có một việc"), LetterPlaceScope.Tasks, IsQuestion: true),
        new("isReminder", Sentence.Of("Đây là thư nhắc"), LetterPlaceScope.Tasks, IsQuestion: true),
        new("due", Sentence.Of("Hạn sớm nhất; trong danh sách việc là hạn của từng việc"), LetterPlaceScope.Tasks),
        new("dueWhy", Sentence.Of("Cách tính hạn"), LetterPlaceScope.Tasks),
        new("items", Sentence.Of("Danh sách việc, viết giữa {0} và {1}", "{{#each items}}", "{{/each}}"), LetterPlaceScope.Tasks, IsQuestion: true),
        new("more", Sentence.Of("Số việc không kể hết trong thư"), LetterPlaceScope.Tasks),
        new("reasons", Sentence.Of("Vì sao hỏi người này, viết giữa {0} và {1}", "{{#each reasons}}", "{{/each}}"), LetterPlaceScope.Tasks, IsQuestion: true),
        new("title", Sentence.Of("Trong danh sách việc: tên việc hoặc người được đánh giá"), LetterPlaceScope.Items),
        new("detail", Sentence.Of("Trong danh sách việc: chức danh và việc phải làm"), LetterPlaceScope.Items),
        new("isLate", Sentence.Of("Trong danh sách việc: việc đã quá hạn"), LetterPlaceScope.Items, IsQuestion: true),
        new("this", Sentence.Of("Trong danh sách lý do: một lý do"), LetterPlaceScope.Reasons),
        new("subject", Sentence.Of("Tiêu đề của thư bên trong"), LetterPlaceScope.Frame),
        new("body", Sentence.Of("Phần chính của thư bên trong"), LetterPlaceScope.Frame),
    ];

    /// <summary>The places that a text of this code may use, in the order of the list.</summary>
    public static IEnumerable<LetterPlace> Of(string code) => All.Where(place => place.Scope != LetterPlaceScope.Frame || code == MailText.Frame);
}

/// <summary>Where a place has a value.</summary>
public enum LetterPlaceScope
{
    /// <summary>In every letter.</summary>
    Everywhere,

    /// <summary>In letters about tasks; empty in others.</summary>
    Tasks,

    /// <summary>Between <c>{{#each items}}</c> and <c>{{/each}}</c>.</summary>
    Items,

    /// <summary>Between <c>{{#each reasons}}</c> and <c>{{/each}}</c>.</summary>
    Reasons,

    /// <summary>In the text around every other.</summary>
    Frame,
}
