namespace CanBo.Testing;

/// <summary>On a class of tests, or on the definition of a collection, that takes a minute or more: it begins first, so that no core waits for it at the end.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LongRunningAttribute : Attribute;
