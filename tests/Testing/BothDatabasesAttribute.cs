using System.Reflection;
using Xunit.Sdk;

namespace CanBo.Testing;

/// <summary>
/// Runs one theory on SQLite and on PostgreSQL: <c>[Theory, BothDatabases]</c> on a method whose first parameter is a
/// <see cref="DatabaseKind"/>. Further values fill the parameters after it; repeat the attribute for further rows.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothDatabasesAttribute(params object?[] rest) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<DatabaseKind>().Select(kind => (object?[])[kind, .. rest]);
}
