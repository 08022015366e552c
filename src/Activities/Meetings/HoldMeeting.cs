using System.Collections.Immutable;
using CanBo.Activities.Cohorts;
using CanBo.Workflows;
using CanBo.Workflows.Catalogue;
using CanBo.Workflows.Execution;
using CanBo.Workflows.Values;

namespace CanBo.Activities.Meetings;

/// <summary>
/// The meeting of a body: cases of one campaign and one body share one meeting and one set of minutes (domain.md §2.2, step 2). The body is the person's unit, the
/// whole agency, the person's party cell or the collective leadership (R366 Art. 7(3): the cell before the collective).
/// </summary>
public sealed class HoldMeeting : WaitingStep
{
    /// <inheritdoc />
    public override ActivityDescriptor Descriptor { get; } = new(
        "CanBo.Meeting",
        1,
        new Bilingual("Họp", "Meeting"),
        new Bilingual("Các hồ sơ của một đơn vị, chi bộ hoặc tập thể được đưa ra một cuộc họp; thông qua biên bản thì đi tiếp.", "The cases of a unit, cell or collective come to one meeting; they go on when its minutes are adopted."),
        Categories.People)
    {
        Inputs =
        [
            new("scope", "String", new Bilingual("Ai họp", "Who meets"), new Bilingual("Mỗi nơi có người dự, thư ký và biên bản riêng. Không thuộc chi bộ nào thì không họp chi bộ.", "Each has its own attendance, secretary and minutes. Who is in no party cell has no cell meeting."))
            {
                UiHint = "dropdown",
                Default = Value.Of(JoinMeeting.UnitScope),
                Options =
                [
                    new(JoinMeeting.UnitScope, new Bilingual("Đơn vị của người được đánh giá", "The person's unit")),
                    new(JoinMeeting.AgencyScope, new Bilingual("Cơ quan", "The agency")),
                    new(JoinMeeting.CellScope, new Bilingual("Chi bộ của người được đánh giá", "The person's party cell")),
                    new(JoinMeeting.CollectiveScope, new Bilingual("Tập thể lãnh đạo", "The collective leadership")),
                ],
            },
            new("merged", "String", new Bilingual("Hội nghị ghép", "Merged conference"), new Bilingual(
                "Khi đúng những người ấy đã họp về hồ sơ này ở nơi khác, lấy luôn biên bản đã thông qua (Quy định 366, Điều 7).",
                "When the very same people have met about this case elsewhere, their adopted minutes count here too (R366 Art. 7)."))
            {
                UiHint = "dropdown",
                Default = Value.Of(JoinMeeting.AsPackage),
                Options =
                [
                    new(JoinMeeting.AsPackage, new Bilingual("Theo bộ quy tắc của đợt", "As the campaign's rule package says")),
                    new(JoinMeeting.MergedYes, new Bilingual("Cho phép", "Allowed")),
                    new(JoinMeeting.MergedNo, new Bilingual("Không", "No")),
                ],
            },
            WindowInput,
        ],
        Ports =
        [
            new(WaitOutcomes.Adopted, new Bilingual("Đã thông qua biên bản", "Minutes adopted")),
            OverduePort,
            new(WaitOutcomes.NotRequired, new Bilingual("Không cần", "Not required")),
        ],
        IsHuman = true,
    };

    /// <inheritdoc />
    protected override Effect AtDeadline => new CloseMeetingWait();

    /// <inheritdoc />
    public override ImmutableArray<Effect> Withdraw(ActivityContext context) => [new LeaveMeeting()];

    /// <inheritdoc />
    protected override Effect Join(ActivityContext context) => new JoinMeeting(TextOf(context, "scope"), WindowOf(context)) { Merged = TextOf(context, "merged") };
}

/// <summary>The case comes to the meeting of its body.</summary>
/// <param name="Scope"><see cref="UnitScope"/>, <see cref="AgencyScope"/>, <see cref="CellScope"/> or <see cref="CollectiveScope"/>.</param>
/// <param name="WindowDays">Working days; 0 for no deadline.</param>
public sealed record JoinMeeting(string Scope, int WindowDays) : Effect
{
    /// <summary>The unit of the person evaluated.</summary>
    public const string UnitScope = "unit";

    /// <summary>The using agency.</summary>
    public const string AgencyScope = "agency";

    /// <summary>The party cell of the person.</summary>
    public const string CellScope = "partyCell";

    /// <summary>The collective leadership the person sits in, else the nearest upwards; the agency where there is none.</summary>
    public const string CollectiveScope = "collective";

    /// <summary>Takes what the campaign's rule package says.</summary>
    public const string AsPackage = "package";

    /// <summary>Merged conferences are allowed.</summary>
    public const string MergedYes = "yes";

    /// <summary>Merged conferences are not allowed.</summary>
    public const string MergedNo = "no";

    /// <summary>Whether minutes of the very same people count here too; empty is <see cref="AsPackage"/>.</summary>
    public string Merged { get; init; } = "";
}

/// <summary>The case's time is over.</summary>
public sealed record CloseMeetingWait : Effect;

/// <summary>The case was withdrawn from the step.</summary>
public sealed record LeaveMeeting : Effect;
