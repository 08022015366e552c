using CanBo.Activities.Archiving;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Petitions;

/// <summary>The petitions feature.</summary>
public static class PetitionServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPetitions(this IServiceCollection services)
    {
        services.AddSingleton<Activity, PetitionStep>();
        services.AddEffectHandler<OpenPetitionWindow, OpenPetitionWindowHandler>();
        services.AddEffectHandler<ClosePetitionWindow, ClosePetitionWindowHandler>();
        services.AddEffectHandler<AskForAnswer, AskForAnswerHandler>();
        services.AddEffectHandler<RemindAnswer, RemindAnswerHandler>();
        services.AddEffectHandler<CloseAnswer, CloseAnswerHandler>();
        services.AddEffectHandler<WithdrawPetition, WithdrawPetitionHandler>();
        services.AddSingleton<FilePetition>();
        services.AddSingleton<AnswerPetition>();
        services.AddSingleton<IArchiveHindrance, OpenPetitions>();
        services.AddArchived("petitions", (db, cases) => db.Set<Petition>().Where(p => cases.Contains(p.CaseId)));
        return services;
    }
}
