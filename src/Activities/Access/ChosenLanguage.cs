using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CanBo.Activities.Access;

/// <summary>
/// The language somebody chose for pages and letters; who chose none reads Vietnamese. A row of its own, because it is the reader's word and no import, no
/// undo and no administrator changes it.
/// </summary>
public sealed class ChosenLanguage
{
    private ChosenLanguage()
    {
    }

    /// <summary>The person; for accounts of nobody in the organisation, the account.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    /// <summary>System time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The first choice of somebody.</summary>
    public static ChosenLanguage Of(Guid ownerId) => new() { OwnerId = ownerId };

    /// <summary>Chooses.</summary>
    public void Choose(string language, DateTimeOffset now) => (Language, At) = (language, now);
}

internal sealed class ChosenLanguageConfiguration : IEntityTypeConfiguration<ChosenLanguage>
{
    public void Configure(EntityTypeBuilder<ChosenLanguage> chosen)
    {
        chosen.ToTable("chosen_languages");
        chosen.HasKey(c => c.OwnerId);
        chosen.Property(c => c.OwnerId).ValueGeneratedNever();
        chosen.Property(c => c.Language).HasMaxLength(2);
    }
}
