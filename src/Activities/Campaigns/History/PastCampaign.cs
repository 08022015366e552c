namespace CanBo.Activities.Campaigns.History;

/// <summary>A campaign of an earlier year, evaluated on paper or elsewhere: its ratings are entered, nothing runs.</summary>
/// <param name="Name">Required, up to 200 characters.</param>
/// <param name="Year">The year evaluated, 2000–2100.</param>
/// <param name="RulePackage">Code of the rule package it is judged by: cap, base and bands.</param>
public sealed record PastCampaign(string Name, int Year, string RulePackage);
