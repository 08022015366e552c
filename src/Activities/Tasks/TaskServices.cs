using CanBo.Activities.Archiving;
using CanBo.Activities.Forms;
using CanBo.Activities.Forms.Editing;
using CanBo.Activities.Procedures.Editing;
using CanBo.Activities.Tasks.Organising;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Tasks.Reminding;
using CanBo.Activities.Tasks.Steps;
using CanBo.Runtime;
using CanBo.Workflows.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities.Tasks;

/// <summary>The tasks feature, with its forms.</summary>
public static class TaskServices
{
    /// <summary>Adds tasks, forms, and the steps in which people fill them in.</summary>
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddSingleton<Activity, SelfAssessment>();
        services.AddSingleton<Activity, Opinion>();
        services.AddSingleton<Activity, ResidenceComment>();
        services.AddSingleton<Activity, Appraisal>();
        services.AddSingleton<Activity, Deadline>();
        services.AddEffectHandler<OpenTasks, OpenTasksHandler>();
        services.AddEffectHandler<CloseStep, CloseStepHandler>();
        services.AddEffectHandler<WithdrawTasks, WithdrawTasksHandler>();
        services.AddEffectHandler<WaitForDay, WaitForDayHandler>();
        services.AddTimedJob<FollowUp>();
        services.AddSingleton<TaskFollowUps>();

        // Files before the tasks they hang on.
        services.AddSingleton<IArchivedRows, ArchivedAttachments>();
        services.AddArchivedAndRemoved("tasks", (db, cases) => db.Set<TaskItem>().Where(t => t.CaseId != null && cases.Contains(t.CaseId.Value)));
        services.AddSingleton<FormLibrary>();
        services.AddSingleton<IDocumentFormat, FormFormat>();
        services.AddSingleton<RulePackages>();
        services.AddSingleton<TaskDueDates>();
        services.AddSingleton<TaskAnswers>();
        services.AddSingleton<SaveDraft>();
        services.AddSingleton<SubmitTask>();
        services.AddSingleton<ChangeFiles>();
        services.AddSingleton<ReassignTask>();
        services.AddSingleton<WaiveTask>();
        services.AddSingleton<WithdrawTask>();
        services.AddSingleton<ExtendTask>();
        services.AddSingleton<ReturnTask>();
        services.AddSingleton<AdmitLate>();
        services.AddSingleton<NextSteps>();
        services.AddSingleton<CaseAnswers>();
        services.AddSingleton<ReadTask>();
        services.AddSingleton<TaskQueries>();
        services.AddSingleton<FileQueries>();
        return services;
    }
}
