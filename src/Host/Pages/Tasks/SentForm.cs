using System.Globalization;
using CanBo.Activities.Forms;

namespace CanBo.Host.Pages.Tasks;

/// <summary>What a part of a task's form was sent with: values by path, the button, the files.</summary>
/// <param name="Act">Which button.</param>
/// <param name="Version">The draft version it was typed over.</param>
/// <param name="Values">What was typed, with the row added or dropped that the button asked for.</param>
/// <param name="Files">Files, with the field they belong to.</param>
/// <param name="Detach">The file to take off; null when none.</param>
/// <param name="Dropped">Path of the product to drop; null when none.</param>
internal sealed record SentForm(SentAct Act, int Version, RawValues Values, IReadOnlyList<(string Field, IFormFile File)> Files, Guid? Detach, string? Dropped)
{
    private const string FileField = "_file/";

    /// <summary>Files are added or taken off with it.</summary>
    public bool ChangesFiles => Files.Count > 0 || Detach is not null || Dropped is not null;

    public static SentForm Read(IFormCollection form, Form document, RawValues saved)
    {
        var values = new RawValues();
        foreach (var (name, texts) in form.Where(f => !f.Key.StartsWith('_')))
            values.Set(name, texts.ToString());
        var button = form["_do"].ToString();
        var act = button switch
        {
            "next" => SentAct.Next,
            "save" => SentAct.Save,
            _ => SentAct.Stay,
        };
        if (Argument(button, "add:") is { } table && document.Fields.FirstOrDefault(f => f.Name == table) is { } field)
            values.Set(field.Kind == FormFieldKind.Faults ? $"{table}/{NextCode(field, values, saved)}/fault" : $"{table}/products/{NextCode(field, values, saved)}/name", "");
        var dropped = Argument(button, "drop:");
        if (dropped is not null)
            values.Remove(dropped);
        return new SentForm(
            act,
            int.TryParse(form["_version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            values,
            [.. form.Files.Where(f => f.Name.StartsWith(FileField, StringComparison.Ordinal) && f.FileName.Length > 0).Select(f => (f.Name[FileField.Length..], f))],
            Guid.TryParse(Argument(button, "detach:"), out var file) ? file : null,
            dropped);
    }

    private static string? Argument(string button, string act) => button.StartsWith(act, StringComparison.Ordinal) ? button[act.Length..] : null;

    // Numbers of products that were dropped come back only when the draft no longer holds them either.
    private static string NextCode(FormField field, RawValues values, RawValues saved) => ProductCodes.Next(field, [values, saved]);
}

/// <summary>Which button a part was sent with.</summary>
internal enum SentAct
{
    /// <summary>Keep it and stay: a file, a product.</summary>
    Stay,

    /// <summary>Keep it and leave.</summary>
    Save,

    /// <summary>Check it and go on.</summary>
    Next,
}
