using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.People;

/// <summary>The people feature.</summary>
public static class PeopleServices
{
    /// <summary>Adds units, people, their import and the participant rules.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Participants>();
        return services;
    }
}
