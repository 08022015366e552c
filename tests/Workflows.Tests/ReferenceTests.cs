using CanBo.Workflows.Execution;

namespace CanBo.Workflows.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void The_engine_refers_to_nothing_but_the_base_library() =>
        typeof(Engine).Assembly.GetReferencedAssemblies().ShouldAllBe(assembly => assembly.Name!.StartsWith("System", StringComparison.Ordinal));
}
