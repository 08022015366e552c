namespace CanBo.Activities.People;

/// <summary>What a unit is (domain.md §1.2). In <c>units.csv</c> written in lower camel case, such as <c>partyCell</c>.</summary>
public enum UnitKind
{
    /// <summary>An agency or a unit inside one: people hold posts in it.</summary>
    Agency,

    /// <summary>A party cell or committee (chi bộ, đảng ủy).</summary>
    PartyCell,

    /// <summary>A collective leadership (tập thể lãnh đạo).</summary>
    Collective,

    /// <summary>A residence area (khu dân cư, thôn, tổ dân phố).</summary>
    Residence,

    /// <summary>The Front or a mass organisation.</summary>
    MassOrganisation,

    /// <summary>The staff-work body that gathers, appraises and proposes (bộ phận tham mưu về tổ chức, cán bộ).</summary>
    StaffBody,
}
