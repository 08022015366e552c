using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CanBo.Workflows;

namespace CanBo.Activities.Forms;

/// <summary>
/// A form to fill in, as a versioned document: parts (pages) of fields with labels in both languages. Printed form numbers are not stable
/// (domain.md, "five things", 5), so a form is known by its code and version.
/// </summary>
/// <param name="Code">What definitions call it, such as <c>D335-M02</c>.</param>
/// <param name="Version">From 1; a published version never changes.</param>
/// <param name="Title">Its name, as it stands on paper.</param>
/// <param name="Parts">The pages, at least one.</param>
/// <param name="Lead">One sentence: what is asked. Null leaves the line out.</param>
/// <param name="Pledge">What the person confirms when sending; null when nothing is confirmed.</param>
/// <param name="LegalBasis">Where the form comes from; empty when it is the organisation's own.</param>
public sealed record Form(
    string Code,
    int Version,
    Bilingual Title,
    ImmutableArray<FormPart> Parts,
    Bilingual? Lead = null,
    Bilingual? Pledge = null,
    string LegalBasis = "")
{
    /// <summary>Every field, in the order of the pages.</summary>
    [JsonIgnore]
    public IEnumerable<FormField> Fields => Parts.SelectMany(part => part.Fields);

    /// <summary>True when files can be added somewhere.</summary>
    [JsonIgnore]
    public bool TakesFiles => Fields.Any(f => f.Kind is FormFieldKind.Attachment || f.Products);
}

/// <summary>One page of a form.</summary>
/// <param name="Name">Its name in addresses, such as <c>months</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Fields">Its fields, at least one.</param>
/// <param name="Lead">One sentence under the heading; null leaves it out.</param>
public sealed record FormPart(string Name, Bilingual Title, ImmutableArray<FormField> Fields, Bilingual? Lead = null);
