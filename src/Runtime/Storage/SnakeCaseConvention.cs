using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CanBo.Runtime.Storage;

/// <summary>
/// Gives every table, column, key and index a snake_case name at the end of model building, so that an entity's configuration need not. A name set
/// by hand stays. Properties inside JSON columns keep theirs.
/// </summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var entities = modelBuilder.Metadata.GetEntityTypes().Where(e => !e.IsMappedToJson()).ToList();
        foreach (var entity in entities)
        {
            if (entity.GetTableName() is not { } table)
                continue;

            if (entity.BaseType is null && entity.FindOwnership() is null)
                entity.Builder.ToTable(SnakeCase.Of(table));
            NameColumns(entity);
        }

        foreach (var entity in entities)
            NameKeysAndIndexes(entity);
    }

    private static void NameColumns(IConventionTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.Builder.HasColumnName(SnakeCase.Of(property.GetColumnName()));

        foreach (var complex in type.GetDeclaredComplexProperties())
        {
            if (complex.ComplexType.GetContainerColumnName() is { } container)
                complex.ComplexType.SetContainerColumnName(SnakeCase.Of(container));
            else
                NameColumns(complex.ComplexType);
        }
    }

    private static void NameKeysAndIndexes(IConventionEntityType entity)
    {
        foreach (var key in entity.GetDeclaredKeys())
        {
            if (key.GetName() is { } name)
                key.Builder.HasName(SnakeCase.Of(name));
        }

        foreach (var foreignKey in entity.GetDeclaredForeignKeys())
        {
            if (foreignKey.GetConstraintName() is { } name)
                foreignKey.Builder.HasConstraintName(SnakeCase.Of(name));
        }

        foreach (var index in entity.GetDeclaredIndexes())
        {
            if (index.GetDatabaseName() is { } name)
                index.Builder.HasDatabaseName(SnakeCase.Of(name));
        }
    }
}
