using CanBo.Activities.Access;
using CanBo.Activities.Approvals;
using CanBo.Activities.Archiving;
using CanBo.Activities.Calendar;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Cohorts;
using CanBo.Activities.Endpoints;
using CanBo.Activities.Guests;
using CanBo.Activities.Idempotency;
using CanBo.Activities.Meetings;
using CanBo.Activities.Mail;
using CanBo.Activities.Migrating;
using CanBo.Activities.Monthly;
using CanBo.Activities.Opinions;
using CanBo.Activities.Operating;
using CanBo.Activities.Ordering;
using CanBo.Activities.People;
using CanBo.Activities.Petitions;
using CanBo.Activities.Procedures;
using CanBo.Activities.Ratings.Decisions;
using CanBo.Activities.Rehearsals;
using CanBo.Activities.Remedial;
using CanBo.Activities.Requests;
using CanBo.Activities.Results;
using CanBo.Activities.Sealing;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Voting;
using CanBo.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CanBo.Activities;

/// <summary>Every feature of the application, a line each.</summary>
public static class ActivitiesServices
{
    /// <summary>Adds all features.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<CanBoReader>();
        services.AddContexts<SqliteCanBoContext, PostgreSqlCanBoContext>(options => new SqliteCanBoContext(options), options => new PostgreSqlCanBoContext(options));
        services.AddAccess(configuration);
        services.AddSealing(configuration);
        services.AddIdempotency();
        services.AddCalendar();
        services.AddPeople();
        services.AddCampaigns();
        services.AddProcedures();
        services.AddRehearsals();
        services.AddRequests(configuration);
        services.AddEndpoints();
        services.AddMigrating();
        services.AddTasks();
        services.AddMonthly();
        services.AddOpinions();
        services.AddGuests();
        services.AddMeetings();
        services.AddVoting();
        services.AddApprovals();
        services.AddCohorts();
        services.AddOrdering();
        services.AddDecisions();
        services.AddMail(configuration);
        services.AddResults();
        services.AddPetitions();
        services.AddRemedial();
        services.AddArchiving();
        services.AddOperating();
        return services;
    }
}
