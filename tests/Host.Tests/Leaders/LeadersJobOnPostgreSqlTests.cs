using CanBo.Testing;

namespace CanBo.Host.Tests.Leaders;

[LongRunning]
public sealed class LeadersJobOnPostgreSqlTests() : LeadersJobTests(DatabaseKind.PostgreSql);
