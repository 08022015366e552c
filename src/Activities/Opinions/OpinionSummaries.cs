using System.Collections.Immutable;
using System.Text.Json;
using CanBo.Activities.Access;
using CanBo.Activities.Campaigns;
using CanBo.Activities.Errors;
using CanBo.Activities.Forms;
using CanBo.Activities.Meetings;
using CanBo.Activities.People;
using CanBo.Activities.Procedures;
using CanBo.Activities.Storage;
using CanBo.Activities.Tasks;
using CanBo.Activities.Tasks.Reading;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore;

namespace CanBo.Activities.Opinions;

/// <summary>
/// Everything that was said about one person, step by step, for those who weigh it: the decider, who appraises, who chairs or keeps the minutes of the
/// meeting, organisers. Anonymous answers appear only together, and never fewer than the rule package allows.
/// </summary>
/// <param name="reader">Opens reading contexts.</param>
/// <param name="forms">Forms by code and version.</param>
/// <param name="answers">Named answers.</param>
public sealed class OpinionSummaries(CanBoReader reader, FormLibrary forms, CaseAnswers answers)
{
    /// <summary>The summary of a case.</summary>
    /// <exception cref="NotFoundException">There is no such case for this actor; the person evaluated is one of those for whom there is none.</exception>
    public async Task<OpinionSummary> GetAsync(Actor actor, Guid caseId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = reader.Open();
        var @case = await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, cancellation) ?? throw new NotFoundException();
        if (!await MayReadAsync(db, actor, @case, cancellation))
            throw new NotFoundException();
        var person = await db.Set<Person>().FirstAsync(p => p.Id == @case.PersonId, cancellation);
        var campaign = await db.Set<Campaign>().FirstAsync(c => c.Id == @case.CampaignId, cancellation);
        var rounds = await db.Set<OpinionRound>().Where(r => r.CaseId == caseId).ToListAsync(cancellation);
        var labels = await LabelsAsync(db, @case, cancellation);
        var tasks = (await db.Set<TaskItem>().Where(t => t.CaseId == caseId && (t.Kind == TaskKind.Opinion || t.Kind == TaskKind.Residence)).ToListAsync(cancellation))
            .ToLookup(t => (t.InstanceId, t.Execution));
        var named = (await answers.OfAsync(db, caseId, [TaskKind.Opinion, TaskKind.Residence], cancellation)).ToLookup(a => a.TaskId);
        var order = labels.Keys.ToList();
        var views = ImmutableArray.CreateBuilder<OpinionRoundView>();
        // Of a step that was come through more than once, the last asking counts.
        foreach (var round in rounds.GroupBy(r => r.NodeId).Select(g => g.MaxBy(r => r.Execution)!).OrderBy(r => order.IndexOf(r.NodeId)))
        {
            var asked = tasks[(round.InstanceId, round.Execution)].ToList();
            views.Add(new OpinionRoundView(
                labels.GetValueOrDefault(round.NodeId, round.NodeId),
                round.Rule,
                round.IsAnonymous,
                StatusOf(round, asked),
                asked.Count,
                asked.Count(t => t.Status == TaskState.Done),
                round.Least,
                round.Reason,
                round.IsAnonymous ? [] : [.. asked.SelectMany(t => named[t.Id])],
                round is { IsAnonymous: true, Result: { } result } ? OpinionResult.Read(result) : null,
                await forms.GetAsync(db, round.FormCode, round.FormVersion, cancellation)));
        }

        return new OpinionSummary(caseId, campaign.Id, campaign.Name, person.FullName, views.ToImmutable());
    }

    /// <summary>Whether somebody weighs what was said about a case. Nobody reads it about themself.</summary>
    internal static async Task<bool> MayReadAsync(CanBoContext db, Actor actor, Case @case, CancellationToken cancellation)
    {
        if (actor.PersonId == @case.PersonId)
            return false;
        if (actor.Is(ActorRoles.Organiser))
            return true;
        return actor.PersonId is { } me
            && (@case.DeciderId == me
                || await db.Set<TaskItem>().AnyAsync(t => t.CaseId == @case.Id && t.AssigneeId == me && t.Kind == TaskKind.Appraisal && t.Status != TaskState.Withdrawn, cancellation)
                || await db.Set<MeetingCase>().AnyAsync(
                    m => m.CaseId == @case.Id && m.Status != MeetingCaseStatus.Withdrawn && db.Set<Meeting>().Any(x => x.Id == m.MeetingId && (x.ChairId == me || x.SecretaryId == me)),
                    cancellation));
    }

    private static OpinionRoundStatus StatusOf(OpinionRound round, List<TaskItem> asked) =>
        round is { IsAnonymous: false, Status: OpinionRoundStatus.Open } && !asked.Exists(t => t.Status == TaskState.Open) ? OpinionRoundStatus.Closed : round.Status;

    private static async Task<Dictionary<string, string>> LabelsAsync(CanBoContext db, Case @case, CancellationToken cancellation)
    {
        var json = await db.Set<ProcedureBundle>().Where(b => b.Hash == @case.BundleHash).Select(b => b.Json).FirstOrDefaultAsync(cancellation);
        using var bundle = JsonDocument.Parse(json ?? "{}");
        return BundleReading.Steps(bundle.RootElement).ToDictionary(s => s.NodeId, s => s.Label, StringComparer.Ordinal);
    }
}

/// <summary>What was said about a person.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CampaignId">Its campaign.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="PersonName">Whom it is about.</param>
/// <param name="Rounds">Step by step, in the order of the procedure.</param>
public sealed record OpinionSummary(Guid CaseId, Guid CampaignId, string CampaignName, string PersonName, ImmutableArray<OpinionRoundView> Rounds);

/// <summary>One asking.</summary>
/// <param name="Label">The step, as the procedure calls it.</param>
/// <param name="Rule">Who is asked.</param>
/// <param name="IsAnonymous">True when nobody learns who said what.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Asked">How many were asked.</param>
/// <param name="Replies">How many have answered.</param>
/// <param name="Least">The fewest anonymous answers that are shown.</param>
/// <param name="Reason">Why nobody is asked; null when somebody is.</param>
/// <param name="Answers">Named answers.</param>
/// <param name="Result">Anonymous answers together; null before the closing, and when they were too few.</param>
/// <param name="Form">The form.</param>
public sealed record OpinionRoundView(
    string Label,
    ParticipantRule Rule,
    bool IsAnonymous,
    OpinionRoundStatus Status,
    int Asked,
    int Replies,
    int Least,
    Sentence? Reason,
    ImmutableArray<CaseAnswer> Answers,
    OpinionResult? Result,
    Form Form);
