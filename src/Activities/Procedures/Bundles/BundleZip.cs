using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CanBo.Activities.Errors;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Texts;
using CanBo.Workflows.Definitions;

namespace CanBo.Activities.Procedures.Bundles;

/// <summary>
/// Bundles as zip files: <c>bundle.json</c> with the hash, <c>definition.json</c>, <c>used/ID.v1.json</c>, <c>forms/CODE.v1.json</c>, <c>texts/code.v1.json</c>, <c>rules/CODE.v1.json</c>. The same bundle gives the same bytes.
/// Reading trusts nothing: names are a closed pattern, sizes are counted while unpacking whatever the headers say, nothing is ever written to a path.
/// </summary>
public static partial class BundleZip
{
    /// <summary>The largest file taken.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private const int MostFiles = 300;
    private const int MostUnpacked = 20 * 1024 * 1024;
    private const string Manifest = "bundle.json";
    private const string Definition = "definition.json";
    private const string UsedFolder = "used";

    // The earliest a zip can say: files are equal by content, not by when they were made.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs a bundle.</summary>
    public static byte[] Write(BundleContent bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, Manifest, JsonSerializer.Serialize(new ManifestText("canbo-bundle", 1, bundle.Definition.DefinitionId, bundle.Hash), JsonSerializerOptions.Web));
            Add(zip, Definition, DefinitionJson.Write(bundle.Definition));
            foreach (var used in bundle.Used)
                Add(zip, string.Create(CultureInfo.InvariantCulture, $"{UsedFolder}/{used.DefinitionId}.v{used.Version}.json"), DefinitionJson.Write(used));
            foreach (var document in bundle.All.OrderBy(d => d.Kind).ThenBy(d => d.Code, StringComparer.Ordinal))
                Add(zip, string.Create(CultureInfo.InvariantCulture, $"{Folder(document.Kind)}/{document.Code}.v{document.Version}.json"), document.Json);
        }

        return bytes.ToArray();
    }

    /// <summary>Unpacks and reads a bundle; what the documents say is not checked yet.</summary>
    /// <exception cref="InvalidInputException">It is no bundle, or too large; the error stands at <c>file</c> and says what is wrong.</exception>
    public static BundleContent Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MaxBytes)
            throw Refused(Sentence.Of("Tệp quá {0} MB. Một gói quy trình nhỏ hơn nhiều.", "5"));
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return Content(Unpack(zip));
        }
        catch (InvalidDataException)
        {
            throw Refused(Sentence.Of("Tệp không phải zip, hoặc đã hỏng. Tải lại từ nơi xuất ra."));
        }
    }

    private static Dictionary<string, string> Unpack(ZipArchive zip)
    {
        if (zip.Entries.Count > MostFiles)
            throw Refused(Sentence.Of("Gói có {0} tệp; nhiều nhất là {1}.", $"{zip.Entries.Count}", $"{MostFiles}"));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = MostUnpacked;
        foreach (var entry in zip.Entries.Where(e => e.FullName is not ("forms/" or "texts/" or "rules/" or "used/")))
        {
            if (entry.FullName is not (Manifest or Definition) && !DocumentName().IsMatch(entry.FullName) && !UsedName().IsMatch(entry.FullName))
                throw Refused(Sentence.Of("Trong gói có tệp lạ “{0}”. Chỉ nhận tệp do phần mềm này xuất ra.", Shown(entry.FullName)));
            if (!texts.TryAdd(entry.FullName, ReadText(entry, ref left)))
                throw Refused(Sentence.Of("Trong gói có hai tệp cùng tên “{0}”.", entry.FullName));
        }

        return texts;
    }

    private static string ReadText(ZipArchiveEntry entry, ref int left)
    {
        using var stream = entry.Open();
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
                throw Refused(Sentence.Of("Gói giải nén ra quá {0} MB, nên không đọc tiếp.", "20"));
            text.Write(buffer, 0, read);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(text.GetBuffer(), 0, (int)text.Length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw Refused(Sentence.Of("Tệp “{0}” trong gói không phải UTF-8.", entry.FullName));
        }
    }

    private static BundleContent Content(Dictionary<string, string> texts)
    {
        if (!texts.TryGetValue(Manifest, out var manifest) || !texts.TryGetValue(Definition, out var json))
            throw Refused(Sentence.Of("Trong gói thiếu {0} hoặc {1}.", Manifest, Definition));
        var hash = HashOf(manifest);
        var definition = ReadDefinition(json, Definition);
        var documents = texts.Where(t => DocumentName().IsMatch(t.Key)).Select(t => Document(t.Key, t.Value)).ToList();
        if (documents.Where(d => d.Kind == DocumentKind.RulePackage).ToList() is not [var package])
            throw Refused(Sentence.Of("Trong gói phải có đúng một bộ quy tắc."));
        if (documents.GroupBy(d => (d.Kind, d.Code)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Refused(Sentence.Of("Trong gói có hai phiên bản của {0}.", twice.Key.Code));
        return new BundleContent(hash, definition, [.. documents.Where(d => d != package)], package) { Used = [.. texts.Where(t => UsedName().IsMatch(t.Key)).Select(t => Used(t.Key, t.Value))] };
    }

    private static WorkflowDefinition ReadDefinition(string json, string name)
    {
        var reading = DefinitionJson.Read(json, name);
        return reading.Succeeded ? reading.Definition! : throw new InvalidInputException([.. reading.Errors.Take(10).Select(e => new FieldError("file", e.Message.ToSentence()))]);
    }

    private static WorkflowDefinition Used(string name, string json)
    {
        var used = ReadDefinition(json, name);
        return used.UsableAsActivity && name == string.Create(CultureInfo.InvariantCulture, $"{UsedFolder}/{used.DefinitionId}.v{used.Version}.json")
            ? used
            : throw Refused(Sentence.Of("Quy trình trong tệp “{0}” có mã hoặc phiên bản khác tên tệp, hoặc chưa được đánh dấu dùng làm hoạt động.", name));
    }

    private static BundleDocument Document(string name, string json)
    {
        if (json.Length > DocumentFormats.MaxLength)
            throw Refused(Sentence.Of("Tệp “{0}” trong gói dài quá.", name));
        var parts = DocumentName().Match(name);
        return int.TryParse(parts.Groups["version"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is > 0 and < 100_000
            ? new BundleDocument(Enum.GetValues<DocumentKind>().First(kind => Folder(kind) == parts.Groups["folder"].Value), parts.Groups["code"].Value, version, json)
            : throw Refused(Sentence.Of("Tên tệp “{0}” ghi sai phiên bản.", name));
    }

    private static string HashOf(string manifest)
    {
        try
        {
            if (JsonSerializer.Deserialize<ManifestText>(manifest, JsonSerializerOptions.Web) is { Format: "canbo-bundle", FormatVersion: 1, Hash: { } hash } && HashText().IsMatch(hash))
                return hash;
        }
        catch (JsonException)
        {
            // Said below in the reader's words.
        }

        throw Refused(Sentence.Of("{0} không đúng dạng mà phần mềm này xuất ra.", Manifest));
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Folder(DocumentKind kind) => kind switch
    {
        DocumentKind.Form => "forms",
        DocumentKind.MailText => "texts",
        DocumentKind.RulePackage => "rules",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static string Shown(string name) => string.Concat(name.Where(c => !char.IsControl(c)).Take(80));

    private static InvalidInputException Refused(Sentence message) => new("file", message);

    private sealed record ManifestText(string Format, int FormatVersion, string DefinitionId, string Hash);

    [GeneratedRegex(@"^(?<folder>forms|texts|rules)/(?<code>[A-Za-z0-9][A-Za-z0-9._-]{0,59})\.v(?<version>[0-9]{1,5})\.json\z")]
    private static partial Regex DocumentName();

    [GeneratedRegex(@"^used/[A-Za-z0-9._-]{1,100}\.v[0-9]{1,9}\.json\z")]
    private static partial Regex UsedName();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex HashText();
}
