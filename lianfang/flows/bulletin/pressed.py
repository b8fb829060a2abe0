"""What leaves the house: a page printed with its week's figures, and signed."""

from msgspec.structs import replace

from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page, Printed
from lianfang.database import transaction
from lianfang.flows.bulletin.attached import attached_of
from lianfang.printing import print_bulletin
from lianfang.signing.sign import ready, sign


async def pressed(page: Page, figures: Figures | None) -> Printed:
    """Signed, unless a character is missing; a correction has no figures of its own. Raises the refusals of the certificate before anything is printed."""
    async with transaction() as at:
        pass
    await ready(at)
    made = await print_bulletin(page, attached_of(figures) if figures else (), at)
    if made.missing:
        return made
    signed = await sign(made.pdf, name=page.issuer, reason=f"签发{page.issue_no}", at=at, seal=made.seal)
    return replace(made, pdf=signed.pdf)
