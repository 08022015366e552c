using CanBo.Activities.Json;

namespace CanBo.Activities.Forms;

/// <summary>Forms as JSON documents.</summary>
public static class FormJson
{
    /// <summary>Reads a form.</summary>
    /// <exception cref="Errors.InvalidInputException">Something is wrong; each error names the place (with the form's own names) and the fix.</exception>
    public static Form Read(string json) => StrictJson.Read<Form>(json, FormCheck.Errors);

    /// <summary>Writes a form; reading it back gives the same.</summary>
    public static string Write(Form form) => StrictJson.Write(form);
}
