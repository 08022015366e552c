using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.People;
using CanBo.Activities.Storage;
using CanBo.Activities.Texts;
using CanBo.Runtime.Stepping;
using CanBo.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Campaigns;

/// <summary>States before the launch that a person gets no case, and why.</summary>
/// <param name="steps">The door to the database.</param>
public sealed class ExemptPerson(StepRunner steps)
{
    /// <summary>States the exemption; stating it again replaces the reason.</summary>
    public Task HandleAsync(Guid campaignId, string personCode, string reason, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(ActorRoles.Organiser))
            throw new NotAllowedException();
        var words = TypedText.Clean(reason).Trim();
        if (words.Length is 0 or > 500)
            throw new InvalidInputException("reason", Sentence.Of("Ghi lý do miễn, không quá 500 ký tự."));
        return steps.RunAsync(
            async (step, token) =>
            {
                await step.LockAsync($"campaign:{campaignId:N}", token);
                var db = step.Db();
                var campaign = await db.Set<Campaign>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == campaignId, token) ?? throw new NotFoundException();
                if (campaign.Status != CampaignStatus.Draft)
                    throw new RuleBrokenException(Sentence.Of("Chỉ khai người được miễn trước khi phát động."));
                var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Code == personCode, token)
                    ?? throw new InvalidInputException("personCode", Sentence.Of("Không có người mang mã “{0}”.", personCode));
                var stated = await db.Set<Exemption>().AsTracking().FirstOrDefaultAsync(e => e.CampaignId == campaignId && e.PersonId == person.Id, token);
                if (stated is not null)
                {
                    db.Remove(stated);
                    await step.FlushAsync(token);
                }

                db.Add(Exemption.Of(campaignId, person.Id, words, step.Now));
                step.Audit(campaignId, "PersonExempted", actor.AuditName, Value.Object(("personId", Value.Of(person.Id.ToString("N")))));
            },
            cancellation);
    }
}
