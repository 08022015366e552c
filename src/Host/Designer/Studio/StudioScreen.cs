namespace CanBo.Host.Designer.Studio;

/// <summary>The four screens of Studio that we show; each is one custom element, and a page holds one.</summary>
public enum StudioScreen
{
    /// <summary>Procedures.</summary>
    Definitions,

    /// <summary>One procedure.</summary>
    Editor,

    /// <summary>Running and finished cases.</summary>
    Instances,

    /// <summary>One case.</summary>
    Viewer,
}
