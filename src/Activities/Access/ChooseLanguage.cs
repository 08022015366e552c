using CanBo.Activities.Errors;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;

namespace CanBo.Activities.Access;

/// <summary>Whoever is signed in chooses the language of their pages and letters.</summary>
/// <param name="steps">The door to the database.</param>
/// <param name="clock">System time.</param>
public sealed class ChooseLanguage(StepRunner steps, TimeProvider clock)
{
    /// <summary>Chooses; again replaces.</summary>
    /// <param name="actor">For whom: the person, or an account without one.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidInputException">No such language.</exception>
    /// <exception cref="NotAllowedException">Nobody is signed in.</exception>
    public Task HandleAsync(Actor actor, string? language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var owner = actor.PersonId ?? actor.AccountId ?? throw new NotAllowedException();
        if (language is not ("vi" or "en"))
            throw new InvalidInputException("language", Sentence.Of("Chọn tiếng Việt (vi) hoặc tiếng Anh (en)."));
        return steps.RunAsync(
            async (step, token) =>
            {
                var rows = step.Db().Set<ChosenLanguage>();
                var chosen = await rows.FindAsync([owner], token);
                if (chosen is null)
                    rows.Add(chosen = ChosenLanguage.Of(owner));
                chosen.Choose(language, clock.GetUtcNow());
            },
            cancellation);
    }
}
