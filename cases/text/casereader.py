"""One case of a bulletin, read field by field; each with the words that it was read from.

Owns which reader fills which field, and what is inferred from what. The readers are `amounts`, `days`, `agencies`,
`parties`, `outcomes`, `conduct`, `citations` and `prices`.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from cases.text import agencies, parties, places
from cases.text.agencies import Agency
from cases.text.amounts import REACH, Amount, count_parties, last_clause, read_amounts
from cases.text.bulletin import Case, Evidence, Span
from cases.text.citations import Citation, read_citations
from cases.text.conduct import read_conduct
from cases.text.days import Day, days, events
from cases.text.doubts import Doubt, doubts
from cases.text.excerpts import SENTENCE, excerpt, readable, sentence_at
from cases.text.mastheads import Masthead
from cases.text.normal import Normal
from cases.text.outcomes import Outcome, read_outcome
from cases.text.prices import read_prices
from cases.text.segments import Told
from cases.text.totals import chosen, refunded, summed

JOINT = re.compile(r"(?:共|合计|共计|累计|总计)(?:处|被处|罚)")
EACH = re.compile("各|均|分别")
KINDS = {"公司": "company", "合作社": "cooperative"}
ISSUED = re.compile(r"(?:.*(?:作出|下达|制作|出具|送达|决定书|文号|以))?")
"""What may stand before the number of a decision in the same run of characters."""
PARTY_CODE = re.compile(r"信用代码(?:为|是|：)?(?P<code>[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18})(?![0-9A-Za-z])")
DECISION_NO = re.compile(r"[一-龥]{1,12}(?:罚|处|字|监|案)[一-龥]{0,6}[〔（［]\d{4}[〕）］](?:第)?[\d-]{1,16}号")
OWN = re.compile("[我本该]局|[市区县]局|[市区县]市场监[管督][^，。；]{0,4}局")
"""How a text speaks of the authority that issued it."""
STEPS = ("found", "filed", "decided")
NO_FINE = re.compile("未(?:予|并)?处?罚款|不(?:予|再)?罚款")


class Reader:
    """Reads one case; what it finds it keeps with its evidence."""

    def __init__(self, document: Normal, told: Told, masthead: Masthead) -> None:
        self.document, self.masthead = document, masthead
        self.title = excerpt(document, [told.title] if told.title else [])
        self.text = excerpt(document, told.body)
        self.shown = readable(self.text)
        self.fields: dict[str, Any] = {}
        self.evidence: list[Evidence] = []
        self.doubts: list[Doubt] = []
        start = told.title[0] if told.title else told.body[0][0]
        self.span = document.span(start, told.body[-1][1])

    def put(self, name: str, value: Any, at: Span | None, rule: str, *, title: bool = False) -> None:
        """Keep the value of a field, with the place of its words in the text or the title."""
        if value is None or value in ("", []):
            return
        self.fields[name] = value
        if at and at[1] > at[0]:
            self.evidence.append(Evidence(name, (self.title if title else self.text).span(*at), rule))

    def read(self) -> Case:
        """Return the case."""
        text, masthead = self.text.text, self.masthead
        if self.title.text:
            title = "".join(readable(self.title)).rstrip("。：:.")
            self.put("title", title, (0, len(self.title.text)), "heading", title=True)
        citations = read_citations(text)
        amounts = read_amounts(text)
        self.amounts(amounts)
        outcome = read_outcome(text, is_fined=bool(self.fields.get("fine_yuan")))
        self.outcome(outcome)
        self.dates(days(text, masthead.dated))
        self.agency(agencies.agencies(text), agencies.agencies(self.title.text))
        offset = self.party()
        self.joint([one for one in amounts if one.field == "fine"])
        self.conduct(offset, citations)
        prices = read_prices(text)
        self.texts()
        self.source()
        self.doubts += doubts(self.fields, prices)
        for span in sorted({span for line in prices for span in line.spans}):
            self.evidence.append(Evidence("prices", self.text.span(*span), "price"))
        for one in citations:
            if one.span:
                self.evidence.append(Evidence("citations", self.text.span(*one.span), one.role))
        return Case(self.fields, citations, prices, self.evidence, self.doubts, self.span)

    def amounts(self, found: Sequence[Amount]) -> None:
        """Fill the money: of a sum that is told twice one, of different fines their total."""
        kinds: dict[str, list[Amount]] = {}
        for one in found:
            kinds.setdefault(one.field, []).append(one)
        for one in kinds.pop("unclear", ()):
            self.doubts.append(Doubt("replaced_sum_unclear", "penalty_text", str(one.yuan)))
            self.evidence.append(Evidence("penalty_text", self.text.span(*one.span), "unclear"))
        for kind, told in kinds.items():
            name = f"{kind}_yuan"
            if kind in ("fine", "confiscated_gains", "confiscated_goods", "confiscated", "refund"):
                value, used = summed(self.text.text, told)
            else:
                value, used = chosen(self.text.text, told)
                if len({one.yuan for one in told}) > 1:
                    written = " / ".join(str(one.yuan) for one in told)
                    self.doubts.append(Doubt("several_candidates", name, written))
            for one in used:
                self.put(name, value, one.span, kind)
        if "confiscated_gains_yuan" in self.fields:
            gains = kinds["confiscated_gains"][0]
            paid = "广告费" in self.text.text[max(0, gains.span[0] - 10) : gains.span[0]]
            name = "advertising_fee_yuan" if paid else "illegal_gains_yuan"
            if name not in self.fields:
                self.put(name, self.fields["confiscated_gains_yuan"], gains.span, "confiscated gains")
        if "refund" not in kinds and (back := refunded(self.text.text)):
            self.put("refund_yuan", back.yuan, back.span, "given back")
        if "fine_yuan" not in self.fields and (none := NO_FINE.search(self.text.text)):
            self.put("fine_yuan", Decimal(0), none.span(), "expressly none")
        if kinds.get("fine"):
            self.fields["fine_source"] = "text"

    def joint(self, fines: Sequence[Amount]) -> None:
        """Say that the fine is a sum for several parties: told as one, or added up from what each of them was fined."""
        text = self.text.text
        several = self.fields.get("party_count", 1) > 1
        for one in fines:
            since, start = max(0, one.span[0] - REACH), one.span[0]
            if JOINT.search(text, max(0, start - 12), start) or (
                (EACH.search(last_clause(text[since:start])) or one.yuan != fines[0].yuan)
                and (several or (count_parties(text[since:start]) or 1) > 1)
            ):
                self.fields["fine_joint"] = True

    def outcome(self, outcome: Outcome) -> None:
        """Fill status, penalties, measures and discretion."""
        penalties = dict(outcome.penalties)
        if outcome.status in ("decided", "proposed"):
            for name, code in (("fine_yuan", "fine"), ("confiscated_gains_yuan", "confiscated_gains")):
                if self.fields.get(name):
                    penalties.setdefault(code, (0, 0))
        self.put("status", outcome.status, outcome.status_at, outcome.status)
        for name, found in (
            ("penalties", penalties),
            ("measures", outcome.measures),
            ("discretion", outcome.discretion),
        ):
            self.put(name, sorted(found), None, name)
            for code, span in found.items():
                if span[1] > span[0]:
                    self.evidence.append(Evidence(name, self.text.span(*span), code))
        if outcome.discretion:
            first = min(outcome.discretion.values())
            start, end = sentence_at(self.text.text, first[0])
            self.put("discretion_text", self.written(start, end), None, "")

    def dates(self, named: list[Day]) -> None:
        """Fill the days on which the matter was found, filed and decided."""
        told: dict[str, list[Day]] = {}
        for kind, day in events(self.text.text, named):
            told.setdefault(kind, []).append(day)
        for kind, found in sorted(told.items(), key=lambda one: STEPS.index(one[0])):
            name = f"{kind}_on"
            day = found[-1] if kind == "decided" else found[0]
            day = day.after(self.fields.get("found_on"))
            if kind == "decided" and self.fields.get("status") not in ("decided", "exempted", "unknown"):
                continue
            self.put(name, day.day, (day.start, day.end), kind)
            if day.is_inferred:
                self.doubts.append(Doubt("inferred_year", name, str(day.day)))
            if kind != "found" and len({one.day for one in found}) > 1:
                written = " / ".join(str(one.day) for one in found)
                self.doubts.append(Doubt("several_candidates", name, written))
        if self.masthead.published:
            self.fields["published_on"] = self.masthead.published
            if self.masthead.published_at:
                span = self.document.span(*self.masthead.published_at)
                self.evidence.append(Evidence("published_on", span, "published"))

    def agency(self, named: Sequence[Agency], titled: Sequence[Agency]) -> None:
        """Fill the authority that decided, and where it is."""
        text, issuer = self.text.text, self.masthead.issuer
        acting = [one for one in named if not one.is_aside] or list(titled)
        is_title = not any(not one.is_aside for one in named)
        one = agencies.decider(text, acting) if not is_title else (acting[0] if acting else None)
        if one is None:
            self.issuer(text)
            return
        name = agencies.fullest(one.name, [*acting, *titled])
        name = agencies.completed(name, issuer)
        self.put("agency", name, (one.start, one.end), "decided by", title=is_title)
        province = next((other.province for other in (one, *acting, *titled) if other.province), None)
        self.place(name, province)

    def issuer(self, text: str) -> None:
        """Fill the authority that a text does not name: the issuer, where it speaks of itself or can be no other."""
        issuer, own = self.masthead.issuer, OWN.search(text)
        if issuer and (own or places.read_place(issuer.name, issuer.province).county):
            self.put("agency", issuer.name, own.span() if own else None, "issuer")
            self.place(issuer.name, issuer.province)

    def place(self, name: str, province: str | None) -> None:
        """Fill where the authority is: by its name, the province named, the heading, else the issuer's place."""
        issuer, title = self.masthead.issuer, self.title.text
        headed = places.leading(title)[0] if title else ()
        named = province or (places.place_of_code(headed[0]).province if headed else None)
        found = places.read_place(name, named)
        if found.province is None and issuer:
            known = places.read_place(issuer.name, issuer.province)
            found = places.read_place(name, known.province, known.city)
        for level in ("province", "city", "county"):
            if value := getattr(found, level):
                self.fields[level] = value

    def party(self) -> int:
        """Fill the party; return where the violation begins in the heading."""
        title = self.title.text
        found = parties.read_party(title, self.text.text)
        if found:
            self.put("party", found.name, found.span, found.rule, title=found.is_title)
            for end, kind in KINDS.items():
                if re.search(rf"{end}(?:（[^（）]*）)?$", found.name):
                    self.fields["party_kind"] = kind
        count = found.number if found and found.number > 1 else parties.counted(title)
        if count and count > 1:
            self.fields["party_count"] = count
        return parties.in_title(title)[1][1]

    def conduct(self, offset: int, citations: Sequence[Citation]) -> None:
        """Fill the violation."""
        day = self.fields.get("decided_on") or self.fields.get("found_on") or self.masthead.published
        found = read_conduct(self.title.text[offset:].rstrip("。："), offset, self.text.text, citations, day)
        if found is None:
            return
        self.put("violation_type", found.type, found.span, found.rule, title=found.is_title)
        self.put("violation_subtype", found.subtype, None, "")
        self.put("other_violation_types", sorted(found.others), None, "")
        self.put("violation_text", found.words, None, "")

    def texts(self) -> None:
        """Fill the prose: the facts, the words of the penalty, the number of the decision."""
        text = self.text.text
        self.put("facts", self.written(0, len(text)), None, "")
        penal = [sentence.span() for sentence in SENTENCE.finditer(text) if PENAL.search(sentence[0])]
        if penal:
            self.put("penalty_text", "".join(self.written(*span) for span in penal), None, "")
        if number := DECISION_NO.search(text):
            start = number.start() + ISSUED.match(number[0]).end()  # type: ignore[union-attr]
            self.put("decision_no", self.written(start, number.end()), (start, number.end()), "number")
        if code := PARTY_CODE.search(text):
            self.put("party_code", code["code"].upper(), code.span("code"), "number")

    def source(self) -> None:
        """Fill what the bulletin says of itself."""
        masthead = self.masthead
        self.fields["source_kind"] = "typical_case"
        for name, value in (
            ("source_title", masthead.title),
            ("campaign", masthead.campaign),
            ("batch", masthead.batch),
        ):
            if value:
                self.fields[name] = value

    def written(self, start: int, end: int) -> str:
        """Return a stretch of the text in the characters of the source, without what copies put inside sentences."""
        return "".join(self.shown[start:end]).strip()


PENAL = re.compile(
    r"作出[^，。；]{0,40}(?:处罚|决定)|罚款|没收|吊销|罚没|不予(?:行政)?处罚|免[予于](?:行政)?处罚|警告|责令|停业整顿|拘留|移送"
)


def read_case(document: Normal, told: Told, masthead: Masthead) -> Case:
    """Return a case that a document tells, read field by field."""
    return Reader(document, told, masthead).read()
