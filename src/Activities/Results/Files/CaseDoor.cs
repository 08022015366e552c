using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Storage;

namespace CanBo.Activities.Results.Files;

/// <summary>Whose case is whose: the person's own, the decider's, the organiser's. For everybody else there is none.</summary>
internal static class CaseDoor
{
    /// <summary>Cases this actor may know of.</summary>
    public static IQueryable<Case> Visible(CanBoContext db, Actor actor)
    {
        if (actor.Is(ActorRoles.Organiser))
            return db.Set<Case>();
        var me = actor.PersonId ?? Guid.Empty;
        return db.Set<Case>().Where(c => c.PersonId == me || c.DeciderId == me);
    }

    /// <summary>Cases whose whole file this actor sees.</summary>
    public static IQueryable<Case> SeenWhole(CanBoContext db, Actor actor)
    {
        if (actor.Is(ActorRoles.Organiser))
            return db.Set<Case>();
        var me = actor.PersonId;
        return db.Set<Case>().Where(c => me != null && c.DeciderId == me && c.PersonId != me);
    }

    /// <summary>True when the actor sees the whole file.</summary>
    public static bool SeesAll(Case @case, Actor actor) =>
        actor.Is(ActorRoles.Organiser) || (actor.PersonId is { } me && @case.DeciderId == me && @case.PersonId != me);
}
