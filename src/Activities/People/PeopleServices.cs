using CanBo.Activities.People.Directory;
using CanBo.Activities.People.Editing;
using CanBo.Activities.People.Import;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.People;

/// <summary>The people feature.</summary>
public static class PeopleServices
{
    /// <summary>Adds units, people, their import and the participant rules.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        PeopleOptions.Add(services);
        services.AddSingleton<Participants>();
        services.AddSingleton<MailboxFlags>();
        services.AddSingleton<ImportPlanning>();
        services.AddSingleton<PreviewImport>();
        services.AddSingleton<CommitImport>();
        services.AddSingleton<UndoImport>();
        services.AddSingleton<ImportHistory>();
        services.AddSingleton<PeopleExport>();
        services.AddSingleton<PeopleDirectory>();
        services.AddSingleton<UnitDirectory>();
        services.AddSingleton<PeopleEditing>();
        services.AddSingleton<EditPerson>();
        services.AddSingleton<EditPost>();
        services.AddSingleton<EditMembership>();
        services.AddSingleton<EditUnit>();
        return services;
    }
}
