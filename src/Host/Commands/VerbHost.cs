using System.CommandLine;
using System.Globalization;
using CanBo.Activities.Access;
using CanBo.Activities.Errors;
using CanBo.Activities.Texts;
using CanBo.Runtime.Storage;
using Microsoft.Extensions.Options;

namespace CanBo.Host.Commands;

/// <summary>Gives a verb the services of a host that is not started, and turns what goes wrong into a line and an exit code.</summary>
internal sealed class VerbHost(Func<string[], WebApplication> build, Option<string[]> set)
{
    public const int Good = 0, Finding = 1, Usage = 2;

    /// <summary>Runs the verb as the system, in the language of <c>LANG</c> (Vietnamese for <c>vi…</c>, otherwise English).</summary>
    public async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellation)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
            CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? "vi-VN" : "en-GB");
        try
        {
            await using var app = build([.. (parsed.GetValue(set) ?? []).Select(setting => "--" + setting), "--Logging:LogLevel:Default=Warning"]);
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
            return await SayFailuresAsync(scope.ServiceProvider, verb, cancellation);
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
                await Console.Error.WriteLineAsync(failure);
            return Usage;
        }
    }

    private static async Task<int> SayFailuresAsync(IServiceProvider services, Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellation)
    {
        var texts = services.GetRequiredService<Localizer>();
        try
        {
            return await verb(services, cancellation);
        }
        catch (InvalidInputException refused)
        {
            foreach (var error in refused.Errors)
                await Console.Error.WriteLineAsync(error.Field.Length == 0 ? texts.Say(error.Message) : $"{error.Field}: {texts.Say(error.Message)}");
            return Finding;
        }
        catch (RuleBrokenException broken)
        {
            await Console.Error.WriteLineAsync(texts.Say(broken.Sentence));
            return Finding;
        }
        catch (DatabaseInUseException inUse)
        {
            await Console.Error.WriteLineAsync(inUse.Message);
            return Finding;
        }
        catch (VerbFailedException failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return Finding;
        }
    }
}
