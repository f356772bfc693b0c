"""Where a file comes from that leaves the site."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Imprint:
    """What a file that leaves the site says of it; each part is empty where there is nothing.

    ``notice`` is what every page says of the site, ``licence`` the address within the site of the
    page on reuse, ``site_url`` the address of the site with a stroke at its end.
    """

    notice: str = ""
    licence: str = ""
    site_url: str = ""
