using System.ComponentModel.DataAnnotations;

namespace CanBo.Activities.Access;

/// <summary>How people reach this installation. Bound from <c>Site</c>; checked at start.</summary>
public sealed class SiteOptions
{
    /// <summary>The address that stands in mails and on printed invitations, e.g. <c>https://danhgia.honglam.gov.vn</c>.</summary>
    [Required(ErrorMessage = "Site:Address is missing: the address at which people reach the site, e.g. https://danhgia.honglam.gov.vn")]
    [Url(ErrorMessage = "Site:Address must be an http or https address, e.g. https://danhgia.honglam.gov.vn")]
    public string Address { get; set; } = "http://localhost:5100";
}
