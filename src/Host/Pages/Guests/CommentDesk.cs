using CanBo.Activities.Access;
using CanBo.Activities.Guests;
using CanBo.Activities.Tasks.Reading;

namespace CanBo.Host.Pages.Guests;

/// <summary>Where a residence comment is written: behind the committee's link, or by an organiser from paper.</summary>
/// <param name="Actor">Who writes.</param>
/// <param name="Base">Address of the form's pages.</param>
/// <param name="Back">Where the list is.</param>
/// <param name="Guest">The committee; null for an organiser.</param>
public sealed record CommentDesk(Actor Actor, string Base, string Back, Guest? Guest)
{
    /// <summary>The desk of a committee for one of its requests.</summary>
    public static CommentDesk Of(Guest guest, Guid taskId) => new(guest.Actor, $"/g/{guest.Token}/{taskId}", $"/g/{guest.Token}", guest);

    /// <summary>The desk of an organiser who types in what came on paper.</summary>
    public static CommentDesk Of(Actor organiser, Guid taskId) => new(organiser, $"/tasks/{taskId}/paper", $"/tasks/{taskId}/organise", null);

    /// <summary>True when the task may be written here: an organiser looks at others' tasks too, but writes only these.</summary>
    public static bool Takes(TaskView view) => view is { Form: not null, Task.Kind: Activities.Tasks.TaskKind.Residence };
}
