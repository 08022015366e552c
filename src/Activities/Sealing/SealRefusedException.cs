namespace CanBo.Activities.Sealing;

/// <summary>The key in the database was not made with this host's secret: nothing is sealed to it and nothing is opened with it.</summary>
public sealed class SealRefusedException() : InvalidOperationException(
    "The sealing key of this step was not made with the secret in Sealing:Secret. Either the setting was changed while a secret step was open, or the key was replaced in the database.");
