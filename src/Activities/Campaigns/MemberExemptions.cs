using System.Globalization;
using CanBo.Activities.Calendar;
using CanBo.Activities.People;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Campaigns;

/// <summary>Which Party members are not reviewed, and why (R366 Art. 5(2)): excused from work and activities, suspended, or admitted a short while ago.</summary>
internal static class MemberExemptions
{
    /// <summary>The stated reason; null for whoever is reviewed.</summary>
    /// <param name="candidate">Someone in scope.</param>
    /// <param name="campaign">The campaign: months count to the end of its period.</param>
    /// <param name="admittedMonths">Months since the admission below which nobody is reviewed; 0 for none.</param>
    public static Sentence? ReasonFor(LaunchCandidate candidate, Campaign campaign, int admittedMonths) => candidate.PartyStatus switch
    {
        PartyStatus.None => Sentence.Of("Không phải đảng viên."),
        PartyStatus.Exempt => Sentence.Of("Được miễn công tác và sinh hoạt đảng."),
        PartyStatus.Suspended => Sentence.Of("Đang bị đình chỉ sinh hoạt đảng."),
        _ when candidate.AdmittedOn is { } day && day.AddMonths(admittedMonths) > campaign.PeriodTo => Sentence.Of(
            "Vào Đảng ngày {0}, đến hết kỳ chưa đủ {1} tháng.", VietnameseDates.Digits(day), admittedMonths.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };
}
