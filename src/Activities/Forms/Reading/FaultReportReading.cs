using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;

namespace CanBo.Activities.Forms.Reading;

/// <summary>Reads what a sheet says of each carried fault: fixed, being fixed with its degree, or not fixed. Every carried item is answered.</summary>
internal sealed class FaultReportReading : FieldReader
{
    /// <summary>How answers write the states.</summary>
    public static IReadOnlyDictionary<string, FaultStatus> Words { get; } = new Dictionary<string, FaultStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["fixed"] = FaultStatus.Fixed,
        ["beingFixed"] = FaultStatus.BeingFixed,
        ["notFixed"] = FaultStatus.NotFixed,
    };

    public static string PathOf(FormField field, CarriedFault fault) => $"{field.Name}/{fault.Id:N}";

    public override FieldRead Read(FormField field, RawValues values, FormContext context)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var reports = ImmutableArray.CreateBuilder<FaultReport>();
        var value = new JsonObject();
        foreach (var fault in context.Carried)
        {
            var path = PathOf(field, fault);
            var typed = values[$"{path}/status"].Trim();
            if (!Words.TryGetValue(typed, out var status))
            {
                errors.Add(new FieldError($"{path}/status", Sentence.Of("Chọn: đã khắc phục, đang khắc phục hay chưa khắc phục.")));
                continue;
            }

            var degree = status == FaultStatus.Fixed ? 100 : 0;
            if (status == FaultStatus.BeingFixed && (!int.TryParse(values[$"{path}/degree"].Trim().TrimEnd('%').Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out degree) || degree is < 1 or > 99))
                errors.Add(new FieldError($"{path}/degree", Sentence.Of("Ghi mức độ đã khắc phục, từ 1 đến 99 phần trăm.")));
            var note = values[$"{path}/note"].Trim();
            if (note.Length > FaultRow.LongestText)
                errors.Add(new FieldError($"{path}/note", FaultReading.TooLong(note)));
            else if (note.Length == 0 && status == FaultStatus.NotFixed)
                errors.Add(new FieldError($"{path}/note", Sentence.Of("Ghi khó khăn và trách nhiệm: vì sao chưa khắc phục.")));
            reports.Add(new FaultReport(fault.Id, status, degree, note));
            var said = new JsonObject { ["status"] = Words.First(w => w.Value == status).Key };
            if (status == FaultStatus.BeingFixed)
                said["degree"] = degree;
            if (note.Length > 0)
                said["note"] = note;
            value[fault.Id.ToString("N", CultureInfo.InvariantCulture)] = said;
        }

        return new FieldRead(value.Count == 0 ? null : value, errors.ToImmutable()) { Reports = reports.ToImmutable() };
    }
}
