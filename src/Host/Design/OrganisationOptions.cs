namespace CanBo.Host.Design;

/// <summary>The organisation as pages name it, and whom its people ask for help. Bound from <c>Organisation</c>.</summary>
public sealed class OrganisationOptions
{
    /// <summary>Name under the brand, such as "Ủy ban nhân dân xã Phú Lâm"; empty shows none.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who helps, such as "Văn phòng"; empty shows no help line.</summary>
    public string HelpName { get; init; } = "";

    /// <summary>Telephone of who helps.</summary>
    public string HelpPhone { get; init; } = "";

    /// <summary>When somebody answers, such as "7:30–17:00, thứ Hai đến thứ Sáu".</summary>
    public string HelpHours { get; init; } = "";
}
