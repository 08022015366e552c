namespace CanBo.Activities.People.Import;

/// <summary>Which of the three files it is.</summary>
public enum ImportKind
{
    /// <summary><c>units.csv</c>.</summary>
    Units,

    /// <summary><c>people.csv</c>.</summary>
    People,

    /// <summary><c>memberships.csv</c>.</summary>
    Memberships,
}
