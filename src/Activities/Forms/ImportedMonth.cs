using CanBo.Activities.Ratings;

namespace CanBo.Activities.Forms;

/// <summary>What an organiser brought in from the monthly tracking sheets (D335 Mẫu 01) for one month of a person.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Total">The confirmed total, 0 to 100; null for a month not worked.</param>
/// <param name="Note">The sheet's note; why the month was not worked.</param>
/// <param name="By">Name of whoever brought it in; empty when that account is gone.</param>
/// <param name="At">When, business time.</param>
public sealed record ImportedMonth(int Month, Fraction? Total, string Note, string By, DateTimeOffset At);
