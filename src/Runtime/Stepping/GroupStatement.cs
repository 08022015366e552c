using System.Collections.Concurrent;
using System.Text;
using Npgsql;

namespace CanBo.Runtime.Stepping;

/// <summary>
/// All writes of a group as one statement, which is a transaction by itself: the instances are updated where their versions match, and every other
/// row is written only for steps that won. It answers with their ids. Parts that no step of the group needs are left out; each combination is prepared once.
/// </summary>
internal static class GroupStatement
{
    private static readonly ConcurrentDictionary<GroupParts, string> Texts = new();

    public static NpgsqlCommand Of(List<GroupedStep> group, NpgsqlConnection connection)
    {
        var columns = new GroupColumns(group);
        var text = Texts.GetOrAdd(columns.Parts, Write);
#pragma warning disable CA2100 // The text is put together from constants of this class.
        var command = new NpgsqlCommand(text, connection);
#pragma warning restore CA2100
        columns.AddTo(command.Parameters);
        return command;
    }

    private static string Write(GroupParts parts)
    {
        var text = new StringBuilder();
        var number = 0;
        var isMoved = parts.HasFlag(GroupParts.Updates);
        text.Append("with ");
        if (isMoved)
        {
            var updates = Arrays("uuid", "integer", "uuid", "text", "timestamptz", "bytea");
            var mayMove = parts.HasFlag(GroupParts.Fires) ? AddFires() : "";
            text.Append("won as (update instances i set version = i.version + 1, step_id = u.step_id, status = u.status, updated_at = u.at, state = u.state from unnest(")
                .Append(updates)
                .Append(") u(id, version, step_id, status, at, state) where i.id = u.id and i.version = u.version").Append(mayMove).Append(" returning u.step_id), ")
                .Append("good as (select step_id from won union all select * from unnest(").Append(Arrays("uuid")).Append("))");
        }
        else
        {
            text.Append("good as (select step_id from unnest(").Append(Arrays("uuid")).Append(") g(step_id))");
        }

        Add(GroupParts.Inserts, "insert into instances (id, definition_version_id, correlation_id, status, created_at, updated_at, version, step_id, state)"
            + " select id, definition, correlation, status, at, at, 1, step_id, state from unnest(", "id, definition, correlation, status, at, step_id, state", isFree: true,
            "uuid", "text", "uuid", "text", "timestamptz", "uuid", "bytea");
        Add(GroupParts.Closes, "delete from bookmarks b using good join unnest(", "step_id, instance_id, execution", isFree: false, "uuid", "uuid", "integer");
        if (parts.HasFlag(GroupParts.Closes))
        {
            // The same arrays once more.
            var (steps, instances, executions) = (number - 2, number - 1, number);
            text.Append(", closed_timers as (delete from timers t using good join unnest($").Append(steps).Append("::uuid[], $").Append(instances).Append("::uuid[], $").Append(executions)
                .Append("::integer[]) w(step_id, instance_id, execution) using (step_id) where t.instance_id = w.instance_id and t.execution = w.execution)");
        }

        Add(GroupParts.Opens, "insert into bookmarks (instance_id, execution, node_id, activity_type, key, since) select instance_id, execution, node_id, activity_type, key, since from good join unnest(",
            "step_id, instance_id, execution, node_id, activity_type, key, since", isFree: false, "uuid", "uuid", "integer", "text", "text", "text", "timestamptz");
        Add(GroupParts.Journal, "insert into journal (instance_id, version, step_id, at, last_sequence, stimuli, entries)"
            + " select instance_id, version, step_id, at, last_sequence, stimuli, entries from good join unnest(",
            "step_id, instance_id, version, at, last_sequence, stimuli, entries", isFree: false, "uuid", "uuid", "integer", "timestamptz", "integer", "text", "text");
        Add(GroupParts.Timers, "insert into timers (instance_id, execution, name, job, payload, status, due_at, free_at, fence, attempts, last_error)"
            + " select instance_id, execution, name, '', '', 'Waiting', due_at, 'epoch'::timestamptz, 0, 0, '' from good join unnest(",
            "step_id, instance_id, execution, name, due_at", isFree: false, "uuid", "uuid", "integer", "text", "timestamptz");
        Add(GroupParts.Outbox, "insert into outbox (id, kind, key, payload, status, created_at, due_at, free_at, fence, attempts, last_error)"
            + " select id, kind, key, payload, 'Waiting', at, due_at, 'epoch'::timestamptz, 0, 0, '' from good join unnest(",
            "step_id, id, kind, key, payload, at, due_at", isFree: false, "uuid", "uuid", "text", "text", "text", "timestamptz", "timestamptz");
        Add(GroupParts.Marks, "insert into step_marks (step_id, at) select step_id, at from unnest(", "step_id, at", isFree: true, "uuid", "timestamptz");
        return text.Append(" select step_id from good").ToString();

        // The timers go first, so that one which was moved or fired elsewhere holds its instance back; and before them the instances are locked, all in the order
        // of their ids, so that a timer goes only when its instance will move.
        string AddFires()
        {
            text.Append("held as materialized (select i.id from unnest($1::uuid[], $2::integer[]) h(id, version) join instances i on i.id = h.id and i.version = h.version order by i.id for update of i), ")
                .Append("fired as (delete from timers t using held join unnest(").Append(Arrays("uuid", "uuid", "integer", "text", "integer"))
                .Append(") f(step_id, instance_id, execution, name, fence) on f.instance_id = held.id")
                .Append(" where t.instance_id = f.instance_id and t.execution = f.execution and t.name = f.name and t.fence = f.fence returning f.step_id), ");
            return $" and (u.step_id in (select step_id from fired) or u.step_id = any({Arrays("uuid")}))";
        }

        string Arrays(params string[] types) => string.Join(", ", types.Select(t => $"${++number}::{t}[]"));

        void Add(GroupParts part, string verb, string names, bool isFree, params string[] types)
        {
            if (!parts.HasFlag(part))
                return;
            var end = part switch
            {
                GroupParts.Closes => " using (step_id) where b.instance_id = w.instance_id and b.execution = w.execution",
                GroupParts.Timers => " using (step_id) on conflict (instance_id, execution, name) do update set payload = excluded.payload, status = 'Waiting', due_at = excluded.due_at,"
                    + " free_at = excluded.free_at, fence = timers.fence + 1, attempts = 0, last_error = ''",
                GroupParts.Outbox => " using (step_id) order by kind, key on conflict (kind, key) do nothing",
                _ => isFree ? "" : " using (step_id)",
            };
            text.Append(", w_").Append(part.ToString().ToLowerInvariant()).Append(" as (").Append(verb).Append(Arrays(types)).Append(") w(").Append(names).Append(')').Append(end).Append(')');
        }
    }
}

/// <summary>What a group writes.</summary>
[Flags]
internal enum GroupParts
{
    None = 0,
    Updates = 1,
    Inserts = 2,
    Closes = 4,
    Opens = 8,
    Journal = 16,
    Timers = 32,
    Outbox = 64,
    Marks = 128,
    Fires = 256,
}
