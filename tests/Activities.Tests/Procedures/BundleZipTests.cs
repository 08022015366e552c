using System.IO.Compression;
using System.Text;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures;
using CanBo.Activities.Procedures.Bundles;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Tests.Procedures;

public sealed class BundleZipTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Manifest = $$"""{"format":"canbo-bundle","formatVersion":1,"definitionId":"thu","hash":"{{Hash}}"}""";
    private const string Definition = """{"id":"v1","definitionId":"thu","name":"Thử","version":1,"root":{"id":"F","type":"Elsa.Flowchart","version":1,"activities":[],"connections":[]}}""";

    [Fact]
    public void A_bundle_comes_back_as_it_was_packed_and_the_same_bundle_gives_the_same_bytes()
    {
        var bundle = new BundleContent(Hash, DefinitionJson.Read(Definition, "x").Definition!, [new(DocumentKind.Form, "D335-M02", 3, "{}"), new(DocumentKind.MailText, "tasks", 1, "{\"a\": 1}")], new(DocumentKind.RulePackage, "D335", 2, "{}"));

        var file = BundleZip.Write(bundle);
        var read = BundleZip.Read(file);

        BundleZip.Write(read).ShouldBe(file);
        (read.Hash, read.Definition.DefinitionId, read.RulePackage).ShouldBe((Hash, "thu", bundle.RulePackage));
        read.Documents.ShouldBe(bundle.Documents, ignoreOrder: true);
    }

    public static TheoryData<string, string> Strange => new()
    {
        { "../../etc/passwd", "tệp lạ" },
        { "/forms/A.v1.json", "tệp lạ" },
        { "forms\\A.v1.json", "tệp lạ" },
        { "forms/../A.v1.json", "tệp lạ" },
        { "forms/A.v1.json\n", "tệp lạ" },
        { "forms/A.exe", "tệp lạ" },
        { "C:/A.v1.json", "tệp lạ" },
        { "forms/A.v0.json", "sai phiên bản" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void A_path_that_we_did_not_write_is_refused(string name, string says) =>
        Refusal(Zip(("bundle.json", Manifest), ("definition.json", Definition), ("rules/D335.v1.json", "{}"), (name, "{}"))).ShouldContain(says);

    [Fact]
    public void What_is_no_zip_or_lacks_a_part_is_refused_with_what_is_missing()
    {
        Refusal("không phải zip"u8.ToArray()).ShouldContain("không phải zip");
        Refusal([]).ShouldContain("không phải zip");
        Refusal(Zip(("definition.json", Definition))).ShouldContain("bundle.json");
        Refusal(Zip(("bundle.json", "{\"format\":\"khac\"}"), ("definition.json", Definition))).ShouldContain("bundle.json không đúng dạng");
        Refusal(Zip(("bundle.json", Manifest), ("definition.json", Definition))).ShouldContain("đúng một bộ quy tắc");
        Refusal(Zip(("bundle.json", Manifest), ("definition.json", Definition), ("rules/A.v1.json", "{}"), ("rules/B.v1.json", "{}"))).ShouldContain("đúng một bộ quy tắc");
        Refusal(Zip(("bundle.json", Manifest), ("definition.json", Definition), ("rules/A.v1.json", "{}"), ("forms/A.v1.json", "{}"), ("forms/A.v2.json", "{}"))).ShouldContain("hai phiên bản");
        Refusal(Zip(("bundle.json", Manifest), ("bundle.json", Manifest), ("definition.json", Definition))).ShouldContain("hai tệp cùng tên");
        Refusal(Zip(("bundle.json", Manifest), ("definition.json", "{"))).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_unpacks_however_small_it_is()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("forms/A.v1.json", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 400; megabyte++)
                stream.Write(zeros);
        }

        bytes.Length.ShouldBeLessThan(BundleZip.MaxBytes);
        Refusal(bytes.ToArray()).ShouldContain("giải nén ra quá 20 MB");
    }

    [Fact]
    public void Too_many_files_and_too_large_a_file_are_refused()
    {
        Refusal(Zip([.. Enumerable.Range(1, 301).Select(n => ($"forms/A{n}.v1.json", "{}"))])).ShouldContain("301");
        Refusal(new byte[BundleZip.MaxBytes + 1]).ShouldContain("quá 5 MB");
    }

    private static string Refusal(byte[] file)
    {
        var refused = Should.Throw<InvalidInputException>(() => BundleZip.Read(file));
        refused.Errors.ShouldAllBe(e => e.Field == "file");
        return string.Join(' ', refused.Errors.Select(e => e.Message.InVietnamese));
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }
}
