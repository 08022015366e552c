using CanBo.Testing;

namespace CanBo.Host.Tests.Leaders;

[LongRunning]
public sealed class LeadersJobOnSqliteTests() : LeadersJobTests(DatabaseKind.Sqlite);
