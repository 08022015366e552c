using Xunit;
using Xunit.Abstractions;

namespace CanBo.Testing;

/// <summary>Begins with the collections marked <see cref="LongRunningAttribute"/>; the others keep the order they came in.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // What xunit calls the collection of a class that names none.
    private const string OwnCollection = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(c => !IsLong(c));

    private static bool IsLong(ITestCollection collection)
    {
        var type = collection.CollectionDefinition
            ?? (collection.DisplayName.StartsWith(OwnCollection, StringComparison.Ordinal) ? collection.TestAssembly.Assembly.GetType(collection.DisplayName[OwnCollection.Length..]) : null);
        return type?.GetCustomAttributes(typeof(LongRunningAttribute)).Any() == true;
    }
}
