using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CanBo.Activities.Storage;

/// <summary>
/// A query that nearly every request sends: built and translated once, and not built, compared and looked up at each call, which costs more than a row is worth.
/// </summary>
/// <param name="compile">Calls <see cref="EF.CompileAsyncQuery{TContext, TParam1, TResult}(System.Linq.Expressions.Expression{Func{TContext, TParam1, CancellationToken, TResult}})"/>.</param>
internal sealed class CompiledReading<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    // What is compiled belongs to one provider's model, and tracks or does not as the context it was first asked of.
    private readonly ConcurrentDictionary<(IModel, QueryTrackingBehavior), TQuery> _compiled = new();

    /// <summary>The query for a context like this one.</summary>
    public TQuery For(CanBoContext db) => _compiled.GetOrAdd((db.Model, db.ChangeTracker.QueryTrackingBehavior), _ => compile());
}
