using System.IO.Compression;
using System.Text;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Tasks.Reading;
using CanBo.Testing;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Tests.Tasks;

public sealed class FileTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n");

    [Theory, BothDatabases]
    public async Task A_file_is_stored_once_under_its_hash_and_goes_with_its_last_use(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var files = world.Get<ChangeFiles>();
        var (an, dung) = (await world.ActorAsync("021"), await world.ActorAsync("022"));
        var (first, second) = (await world.TaskAsync("021"), await world.TaskAsync("022"));

        var one = await files.AddAsync(an, first.Id, "evidence", @"C:\Tài liệu\Báo cáo 118.PDF", Pdf, CancellationToken.None);
        var other = await files.AddAsync(dung, second.Id, "evidence", "bao-cao.exe", Pdf, CancellationToken.None);

        one.FileName.ShouldBe("Báo cáo 118.pdf");
        other.FileName.ShouldBe("bao-cao.exe.pdf");
        one.ContentType.ShouldBe("application/pdf");
        (await ContentsAsync(world)).ShouldBe(1);
        await files.RemoveAsync(an, first.Id, one.Id, CancellationToken.None);
        (await ContentsAsync(world)).ShouldBe(1);
        await files.RemoveAsync(dung, second.Id, other.Id, CancellationToken.None);
        (await ContentsAsync(world)).ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task Twenty_megabytes_are_refused_with_size_and_way_out(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var large = new byte[20 * 1024 * 1024];
        Pdf.CopyTo(large, 0);

        var refused = await Should.ThrowAsync<InvalidInputException>(async () =>
            await world.Get<ChangeFiles>().AddAsync(await world.ActorAsync("021"), (await world.TaskAsync("021")).Id, "evidence", "anh.pdf", large, CancellationToken.None));

        refused.Errors.ShouldHaveSingleItem().Message.InVietnamese.ShouldBe("Tệp “anh.pdf” nặng 20 MB, tối đa 10 MB. Nén ảnh, chia tệp, hoặc lưu PDF cỡ nhỏ hơn.");
    }

    [Fact]
    public void What_a_file_is_stands_in_its_content()
    {
        FileSniffing.Look("f", "a.txt", Zip("[Content_Types].xml", "word/document.xml")).Name.ShouldBe("a.txt.docx");
        FileSniffing.Look("f", "b.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml")).ContentType.ShouldContain("spreadsheetml");
        FileSniffing.Look("f", "c", Zip("anh/1.jpg")).Name.ShouldBe("c.zip");
        Should.Throw<InvalidInputException>(() => FileSniffing.Look("f", "d.docm", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Should.Throw<InvalidInputException>(() => FileSniffing.Look("f", "e.pdf", Encoding.ASCII.GetBytes("MZ\u0090 this program")));
        Should.Throw<InvalidInputException>(() => FileSniffing.Look("f", "g.zip", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3]));
        Should.Throw<InvalidInputException>(() => FileSniffing.Look("f", "h.html", Encoding.ASCII.GetBytes("<html><script>")));
        Should.Throw<InvalidInputException>(() => FileSniffing.Look("f", "trong.pdf", []));
    }

    [Theory, BothDatabases]
    public async Task A_draft_file_is_its_writers_alone_and_a_sent_one_is_for_those_asked_to_read_it(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var an = await world.ActorAsync("021");
        var task = await world.TaskAsync("021");
        var file = await world.Get<ChangeFiles>().AddAsync(an, task.Id, "evidence", "a.pdf", Pdf, CancellationToken.None);
        var queries = world.Get<FileQueries>();
        var (secretary, decider, colleague) = (await world.ActorAsync("011"), await world.ActorAsync("010"), await world.ActorAsync("022"));

        (await queries.GetAsync(an, file.Id, CancellationToken.None)).Bytes.ShouldBe(Pdf);
        await Should.ThrowAsync<NotFoundException>(() => queries.GetAsync(decider, file.Id, CancellationToken.None));

        await world.SubmitAsync(task, Answers.Sheet());
        (await queries.GetAsync(decider, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        (await queries.GetAsync(secretary, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        await Should.ThrowAsync<NotFoundException>(() => queries.GetAsync(colleague, file.Id, CancellationToken.None));
        await Should.ThrowAsync<RuleBrokenException>(() => world.Get<ChangeFiles>().RemoveAsync(an, task.Id, file.Id, CancellationToken.None));
    }

    [Theory, BothDatabases]
    public async Task Organisers_do_not_look_into_a_draft_nor_those_asked_for_an_opinion_into_the_summing_up(DatabaseKind kind)
    {
        await using var world = await TaskWorld.StartAsync(kind);
        var (an, secretary) = (await world.ActorAsync("021"), await world.ActorAsync("011"));
        var sheet = await world.TaskAsync("021");
        await world.Get<SaveDraft>().SaveAsync(an, sheet.Id, 0, RawValues.Parse("""{"strengths":"Nháp riêng"}"""), CancellationToken.None);
        var file = await world.Get<ChangeFiles>().AddAsync(an, sheet.Id, "evidence", "a.pdf", Pdf, CancellationToken.None);
        (await world.Get<ChangeFiles>().AddAsync(an, sheet.Id, "evidence", "a.pdf", Pdf, CancellationToken.None)).Id.ShouldBe(file.Id);

        var looked = await world.Get<ReadTask>().GetAsync(TaskWorld.Organiser, sheet.Id, CancellationToken.None);
        looked.Values.ToText().ShouldNotContain("Nháp riêng");
        looked.Files.ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => world.Get<FileQueries>().GetAsync(TaskWorld.Organiser, file.Id, CancellationToken.None));

        await world.SubmitAsync(sheet, Answers.Sheet());
        (await world.Get<FileQueries>().GetAsync(TaskWorld.Organiser, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        (await world.Get<FileQueries>().GetAsync(secretary, file.Id, CancellationToken.None)).Name.ShouldBe("a.pdf");
        var opinion = await world.TaskAsync("021", TaskKind.Opinion);
        await world.Get<WithdrawTask>().WithdrawAsync(TaskWorld.Organiser, opinion.Id, "Hỏi nhầm người", CancellationToken.None);
        (await world.Get<ReadTask>().GetAsync(secretary, opinion.Id, CancellationToken.None)).Before.ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => world.Get<FileQueries>().GetAsync(secretary, file.Id, CancellationToken.None));
    }

    private static async Task<int> ContentsAsync(TaskWorld world)
    {
        await using var db = world.Read();
        return await db.Set<AttachmentContent>().CountAsync();
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                zip.CreateEntry(name);
        return stream.ToArray();
    }
}
