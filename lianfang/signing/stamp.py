"""Signs a PDF inside the cage: PAdES baseline B, its seal drawn where the page leaves room. It alone imports pyHanko.

The key comes to this worker over its pipe. The worker reads PDFs that the press wrote, never HTML, and opens no socket.
"""

import asyncio
import io

from asn1crypto import keys, x509
from pyhanko.pdf_utils.content import PdfResources, RawContent
from pyhanko.pdf_utils.generic import DictionaryObject, NumberObject, Reference, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigAppearanceSetup, SigIOSetup, SigMDPSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.stamp.static import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from bulletins.paper.seal import INK, seal
from lianfang.signing.vocabulary import Credentials, Order
from zones.ground.weeks import SHANGHAI

LOOP = asyncio.new_event_loop()
"""Made while importing: a loop opens a pair of sockets, and once work has begun the cage refuses sockets."""
FIELD, DIGEST = "Seal", "sha256"
RESERVED = 16 * 1024
"""Hexadecimal digits kept free for the signature: a chain of three certificates with RSA 4096 takes half of it."""
AS_IT_IS = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins.uniform(0))


def stamped(pdf: bytes, held: Credentials, order: Order) -> bytes:
    """The file with its signature appended. It certifies: whatever is changed or added later breaks it."""
    field = _field(order)
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writing = PdfCMSEmbedder(field).write_cms(FIELD, writer)
    made = next(writing)
    if order.place:
        _tag(writer, made, order.place.page, order.name)
    writing.send(
        SigObjSetup(
            SignatureObject(
                order.at.astimezone(SHANGHAI),
                SigSeedSubFilter.PADES,
                name=order.name,
                reason=order.reason,
                bytes_reserved=RESERVED,
            ),
            SigMDPSetup(DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES),
            _look(order),
        )
    )
    prepared, output = writing.send(SigIOSetup(DIGEST))
    signing = _signer(held).async_sign(prepared.document_digest, DIGEST, use_pades=True)
    writing.send(LOOP.run_until_complete(signing))
    return output.getvalue()


def _field(order: Order) -> SigFieldSpec:
    readable = f"{order.name}印章"
    place = order.place
    if place is None:
        return SigFieldSpec(FIELD, readable_field_name=readable)
    left, low = round(place.x), round(place.y)  # a field's box is in whole points
    box = (left, low, left + round(place.width), low + round(place.height))
    return SigFieldSpec(FIELD, place.page, box, readable_field_name=readable)


def _tag(writer: IncrementalPdfFileWriter, made: Reference, page: int, says: str) -> None:
    """Puts the seal among what is read out, as ISO 14289-1 asks of a field that is seen: a Form at the end of the document."""
    tree = writer.root["/StructTreeRoot"]
    whole, parents = tree["/K"].raw_get(0), tree["/ParentTree"]["/Nums"]
    key = 1 + max(int(parents[at]) for at in range(0, len(parents), 2))
    there = {"/Type": pdf_name("/OBJR"), "/Obj": made, "/Pg": writer.find_page_for_modification(page)[0]}
    told = {"/Type": pdf_name("/StructElem"), "/S": pdf_name("/Form"), "/P": whole, "/Alt": pdf_string(f"{says}印章")}
    told |= {"/K": DictionaryObject({pdf_name(name): value for name, value in there.items()})}
    element = writer.add_object(DictionaryObject({pdf_name(name): value for name, value in told.items()}))
    seen = made.get_object()
    assert isinstance(seen, DictionaryObject)
    seen[pdf_name("/StructParent")] = NumberObject(key)
    whole.get_object()["/K"].append(element)
    parents.extend((NumberObject(key), element))
    writer.update_container(whole.get_object()["/K"])
    writer.update_container(parents)


def _look(order: Order) -> SigAppearanceSetup | None:
    if order.place is None:
        return None
    width, height = round(order.place.width), round(order.place.height)
    lying = PdfResources()
    lying.ext_g_state[pdf_name(f"/{INK}")] = DictionaryObject({pdf_name("/BM"): pdf_name("/Multiply")})
    drawn = RawContent(seal(order.name, order.mark, width, height), lying, BoxConstraints(width, height))
    style = StaticStampStyle(border_width=0, background=drawn, background_layout=AS_IT_IS)
    return SigAppearanceSetup(style, order.at, order.name)


def _signer(held: Credentials) -> SimpleSigner:
    above = SimpleCertificateStore()
    above.register_multiple([x509.Certificate.load(one) for one in held.chain])
    return SimpleSigner(
        x509.Certificate.load(held.certificate), keys.PrivateKeyInfo.load(held.key), above, embed_roots=True
    )
