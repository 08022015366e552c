using System.Text;
using CanBo.Activities.People.Import;

namespace CanBo.Activities.Tests.People;

public sealed class CsvReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b\r\n1;2\r\n", ';')]
    [InlineData("a\tb\n1\t2", '\t')]
    [InlineData("sep=;\na;b\n1;2\n", ';')]
    public void The_delimiter_is_found(string text, char delimiter)
    {
        var table = CsvReading.Read(text);

        table.Delimiter.ShouldBe(delimiter);
        table.Header.ShouldBe(["a", "b"]);
        table.Rows.ShouldHaveSingleItem().Fields.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Quoted_cells_may_hold_commas_quotes_and_line_breaks()
    {
        var table = CsvReading.Read("a,b\n\"x, y\",\"nói \"\"vâng\"\"\"\n\"hai\ndòng\",z\n3,4\n");

        table.Rows.Select(r => r.Line).ShouldBe([2, 3, 5]);
        table.Rows[0].Fields.ShouldBe(["x, y", "nói \"vâng\""]);
        table.Rows[1].Fields.ShouldBe(["hai\ndòng", "z"]);
    }

    [Fact]
    public void Blank_rows_and_empty_cells_behind_the_last_column_are_left_out()
    {
        var table = CsvReading.Read("a,b\n\n,\n1,2,,\n");

        table.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.Line.ShouldBe(4), r => r.Fields.ShouldBe(["1", "2"]));
        table.Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1,2,3", "Dòng có 3 cột, tiêu đề có 2. Ô nào có dấu phẩy hoặc chấm phẩy thì đặt trong dấu ngoặc kép.")]
    [InlineData("1", "Dòng có 1 cột, tiêu đề có 2. Thêm đủ dấu phân cách cho các ô trống.")]
    public void A_row_of_another_width_is_named_and_the_rest_is_read(string row, string message)
    {
        var table = CsvReading.Read($"a,b\n{row}\n5,6\n");

        var error = table.Broken.ShouldHaveSingleItem();
        (error.Line, error.Typed, error.Message.InVietnamese).ShouldBe((2, row, message));
        table.Rows.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public void An_open_quote_costs_its_own_line_only()
    {
        var table = CsvReading.Read("a,b\n1,2\n\"mở,3\n4,5\n6,\"lại mở\n7,8");

        table.Broken.Select(e => (e.Line, e.Typed)).ShouldBe([(3, "\"mở,3"), (5, "6,\"lại mở")]);
        table.Rows.Select(r => r.Line).ShouldBe([2, 4, 6]);
        table.Broken[0].Message.InVietnamese.ShouldStartWith("Thiếu dấu ngoặc kép đóng.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_8_is_taken_with_and_without_its_mark(bool mark)
    {
        byte[] bytes = [.. mark ? Encoding.UTF8.GetPreamble() : [], .. "Nguyễn"u8];

        FileDecoding.Decode(bytes).Text.ShouldBe("Nguyễn");
    }

    [Theory]
    [InlineData(1200, "UTF-16")]
    [InlineData(1201, "UTF-16")]
    [InlineData(12000, "UTF-32")]
    [InlineData(1252, "Windows-1252")]
    public void Another_encoding_is_named_with_the_way_to_save_as_UTF_8(int codePage, string name)
    {
        var encoding = codePage == 1252 ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(codePage);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("code,fullName\n1,Trà Hòa Áo\n")];

        Problem(bytes).ShouldSatisfyAllConditions(p => p.ShouldContain(name), p => p.ShouldContain("CSV UTF-8"));
    }

    [Fact]
    public void UTF_16_without_its_mark_is_known_by_its_zeros() =>
        Problem(Encoding.Unicode.GetBytes("code,fullName\n1,An\n")).ShouldContain("UTF-16");

    [Fact]
    public void Windows_1258_is_known_by_its_separate_tones()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes("code,fullName\n1,Nguyê\u0303n Thi\u0323 Hoa\n2,Trâ\u0300n Văn Bi\u0300nh\n");

        Problem(bytes).ShouldContain("Windows-1258");
    }

    [Theory]
    [InlineData("code,fullName\n1,NguyÔn V¨n An\n2,TrÇn ThÞ Hoa\n3,Phßng V¨n ho¸", "TCVN3 (ABC)")]
    [InlineData("code,fullName\n1,Nguyeãn Vaên An\n2,Traàn Thò Hoa\n3,Leâ Vaên Taùm", "VNI")]
    public void Old_fonts_are_known_by_their_letters(string shown, string name) =>
        Problem(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(shown)).ShouldContain(name);

    [Fact]
    public void A_workbook_and_an_empty_file_are_told_apart()
    {
        Problem("PK\u0003\u0004\u0014\0"u8).ShouldStartWith("Đây là sổ tính Excel.");
        Problem([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).ShouldStartWith("Đây là sổ tính Excel.");
        Problem([]).ShouldStartWith("Tệp trống.");
    }

    [Theory]
    [InlineData("ChuyÃªn viÃªn", "Chuyên viên", "UTF-8")]
    [InlineData("Phßng V¨n ho¸", "Phòng Văn hoá", "TCVN3 (ABC)")]
    [InlineData("Nguyeãn Vaên An", null, "VNI")]
    [InlineData("Nguy?n V?n An", null, "dấu hỏi")]
    [InlineData("Nguy\uFFFDn", null, "dấu hỏi")]
    public void A_cell_with_broken_letters_is_named(string cell, string? meant, string words)
    {
        var found = MisreadText.Find(cell).ShouldNotBeNull();

        found.Message.InVietnamese.ShouldContain(words);
        found.Suggestion.ShouldBe(meant);
    }

    [Theory]
    [InlineData("Nguyễn Thị Hoà")]
    [InlineData("Hoà Toán Khoé")]
    [InlineData("Trà Vinh, Bà Rịa")]
    [InlineData("Đỗ Ước Ý – “Sáng kiến” 20 %")]
    [InlineData("Lê Thị Út")]
    [InlineData("Müller, Ngô Âu")]
    [InlineData("Nguye\u0302\u0303n")]
    [InlineData("Ai làm? Tôi")]
    public void Sound_Vietnamese_is_left_alone(string cell) => MisreadText.Find(cell).ShouldBeNull();

    private static string Problem(ReadOnlySpan<byte> bytes) => FileDecoding.Decode(bytes).Problem.ShouldNotBeNull().InVietnamese;
}
