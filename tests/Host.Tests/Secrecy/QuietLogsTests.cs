using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CanBo.Host.Tests.Secrecy;

/// <summary>The framework's request log tells the length of every body; of a slip or an anonymous opinion that is telling.</summary>
public sealed class QuietLogsTests
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    [Theory]
    [InlineData("")]
    [InlineData("Microsoft")]
    [InlineData(Requests)]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Http2")]
    public void No_configuration_makes_the_lengths_of_requests_appear_in_a_log(string category)
    {
        foreach (var configure in new Action<ILoggingBuilder>[]
        {
            logging => logging.AddFilter(category, LogLevel.Trace),
            logging => logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.Trace),
        })
        {
            using var services = new ServiceCollection()
                .AddLogging(logging => configure(logging.SetMinimumLevel(LogLevel.Trace).AddConsole()))
                .KeepSizesOutOfLogs()
                .BuildServiceProvider();
            var loggers = services.GetRequiredService<ILoggerFactory>();

            loggers.CreateLogger(Requests).IsEnabled(LogLevel.Information).ShouldBeFalse();
            loggers.CreateLogger(Requests).IsEnabled(LogLevel.Warning).ShouldBeTrue();
            loggers.CreateLogger("Microsoft.AspNetCore.Server.Kestrel.Http2").IsEnabled(LogLevel.Trace).ShouldBeFalse();
            loggers.CreateLogger("Microsoft.AspNetCore.Routing").IsEnabled(LogLevel.Trace).ShouldBeTrue();
        }
    }
}
