using System.Text;
using CanBo.Activities.People;

namespace CanBo.Activities.Tests.People;

public sealed class NamesTests
{
    [Fact]
    public void People_are_ordered_by_given_name_in_the_Vietnamese_alphabet()
    {
        string[] ordered =
        [
            "Nguyễn Văn An", "Trần An", "Lê Thị Án", "Lê Ân", "Bùi Bình", "Cao Cường", "Lê Dung", "Lê Dũng", "Đỗ Đào", "Vũ Em", "Lê Én", "Ngô Ê",
            "Phan Hoa", "Phan Hòa", "Phan Hoan", "Lê Oanh", "Lê Ông", "Lê Ơn", "Tạ Út", "Tạ Ước", "Tạ Ý", "Tạ Yến",
        ];

        ordered.Reverse().OrderBy(SortKeys.OfPerson, StringComparer.Ordinal).ShouldBe(ordered);
    }

    [Fact]
    public void Keys_have_digits_only_so_that_no_collation_can_differ() =>
        SortKeys.OfPerson("Đặng Thị Ngọc-Ánh (B) Ñ").ShouldAllBe(c => char.IsAsciiDigit(c));

    [Fact]
    public void Case_and_composition_do_not_count()
    {
        SortKeys.OfPerson("NGUYỄN ÁNH").ShouldBe(SortKeys.OfPerson("nguyễn ánh"));
        SortKeys.OfPerson("Nguyễn Ánh".Normalize(NormalizationForm.FormD)).ShouldBe(SortKeys.OfPerson("Nguyễn Ánh"));
    }

    [Theory]
    [InlineData("Đỗ  Thị Ước", "do thi uoc")]
    [InlineData(" CC-0317 ", "cc-0317")]
    [InlineData("", "")]
    public void Search_texts_have_no_marks(string text, string expected) => SearchTexts.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("", Mailbox.Missing)]
    [InlineData("nguyen.van.an@x.example", Mailbox.Own)]
    [InlineData("vanphong@x.example", Mailbox.Shared)]
    [InlineData("VanPhong.UBND@x.example", Mailbox.Shared)]
    [InlineData("van-thu2@x.example", Mailbox.Shared)]
    [InlineData("vanphongnguyen@x.example", Mailbox.Own)]
    [InlineData("phong1@x.example", Mailbox.Shared)]
    [InlineData("tiepdan@x.example", Mailbox.Shared)]
    public void Shared_mailboxes_are_known_by_name_and_by_unit(string email, Mailbox expected) =>
        new MailboxRules([.. PeopleOptions.UsualRoleMailboxes, "tiepdan"], ["Phong1@x.example"]).Of(email, 1).ShouldBe(expected);

    [Fact]
    public void An_address_on_two_people_is_shared() => new MailboxRules([], []).Of("an@x.example", 2).ShouldBe(Mailbox.Shared);
}
