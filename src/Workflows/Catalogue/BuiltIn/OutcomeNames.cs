using System.Collections.Immutable;

namespace CanBo.Workflows.Catalogue.BuiltIn;

/// <summary>Outcomes that are used again and again, made once.</summary>
internal static class OutcomeNames
{
    public static readonly ImmutableArray<string> None = [];

    public static readonly ImmutableArray<string> Done = ["Done"];

    public static readonly ImmutableArray<string> True = ["True"];

    public static readonly ImmutableArray<string> False = ["False"];

    public static readonly PortDescriptor TruePort = new("True", new Bilingual("Đúng", "True"));

    public static readonly PortDescriptor FalsePort = new("False", new Bilingual("Sai", "False"));

    public static ImmutableArray<string> Of(bool value) => value ? True : False;
}
