using System.Text.Json;
using CanBo.Activities.Texts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CanBo.Activities.Storage;

/// <summary>A sentence as JSON text: its Vietnamese words and its arguments, so that history stays readable.</summary>
public sealed class SentenceConverter() : ValueConverter<Sentence, string>(
    sentence => JsonSerializer.Serialize(sentence, JsonSerializerOptions.Web),
    text => JsonSerializer.Deserialize<Sentence>(text, JsonSerializerOptions.Web)!);
