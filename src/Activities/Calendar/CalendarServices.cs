using System.Collections.Immutable;
using CanBo.Activities.Errors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CanBo.Activities.Calendar;

/// <summary>The office calendar in the container.</summary>
public static class CalendarServices
{
    /// <summary>Adds <see cref="WorkingCalendar"/> (one for the host) and its options.</summary>
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddOptions<CalendarOptions>().BindConfiguration("Calendar").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => Build(provider.GetRequiredService<IOptions<CalendarOptions>>().Value));
        return services;
    }

    /// <summary>The calendar of the product's years, with those of the folder added or in their place.</summary>
    /// <exception cref="InvalidDataException">A file of the folder is no year calendar; the message names file, key and fix.</exception>
    public static WorkingCalendar Build(CalendarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var own = options.YearsFolder is null ? [] : ReadFolder(options.YearsFolder);
        return new WorkingCalendar([.. YearCalendarJson.Shipped().Where(shipped => own.All(year => year.Year != shipped.Year)), .. own], options.ClosesAt);
    }

    private static ImmutableArray<YearCalendar> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadFile)];

    private static YearCalendar ReadFile(string path)
    {
        try
        {
            return YearCalendarJson.Read(File.ReadAllText(path));
        }
        catch (InvalidInputException wrong)
        {
            throw new InvalidDataException($"{path}: {wrong.Message}", wrong);
        }
    }
}
