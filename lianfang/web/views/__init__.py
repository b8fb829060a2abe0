# ruff: noqa: F401, I001  the one door to every page type, packed
"""What each page is given: plain data with final Chinese texts. Whoever makes it has counted and worded already.

`render(environment(), page)` finds the template by the type of the page.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lianfang.web.assets import asset, icon

# fmt: off
from lianfang.web.views.aid import (
    Album, AlbumPage, AlertRow, AlertsPage, AskedPage, EndedPage, GoingPage, Help, KindButton, KindsPage, Mark,
    RequestPage, SenderPage, Sent, Somebody, SosPage, ToldPage, WatchingPage,
)
from lianfang.web.views.appeals import AppealFormPage, AppealLine, AppealPage, AppealsPage, DecidePage
from lianfang.web.views.archive import (
    ArchivePage, ChangedSetting, FoundRow, LimitField, MovedPart, MovedRow, PublisherPage, Trend, WallPage, WallWeek,
)
from lianfang.web.views.audit import AuditPage, AuditRow
from lianfang.web.views.backing import (
    BackedGuard, BackedUnit, BackingPage, Insuring, NewOrder, OrderRow, Signing, UnitBackingPage,
)
from lianfang.web.views.borders import BorderRow, BordersPage
from lianfang.web.views.brave import BraveDeedsPage, BravePage
from lianfang.web.views.certificates import (
    BureauCertificatesPage, CertificateLine, CertificatesPage, CertificateUnit, Guarded, HeldCertificate,
    PersonCertificatesPage, RateLine,
)
from lianfang.web.views.checkpoints import (
    ArrivingPage, CheckedInPage, CheckInRow, CheckInsPage, CheckpointLine, CheckpointsPage, NewCheckpoint,
)
from lianfang.web.views.clues import ClueLine, CluePage, CluesPage, CluesQueuePage, StationCluePage
from lianfang.web.views.commendations import CandidateLine, Candidates, CommendationsPage, YearListPage
from lianfang.web.views.deductions import (
    OwnSlipsPage, SlipCard, StationSlipsPage, UnitSlipsPage, VetoCard, VetoesPage,
)
from lianfang.web.views.desk import (
    Arrest, Behalf, CallCard, Calling, Closing, Deed, DeskPage, DutyPage, DutyRow, DutyZone, EndedCall, Group,
    HelperRow, LeftOut, LogLine, ReviewPage, ReviewPerson,
)
from lianfang.web.views.dossiers import DossiersPage
from lianfang.web.views.drawing import qr_drawing, spark
from lianfang.web.views.entrance import LoginPage, NewPasswordPage, ProvePage, SecondPage, SlipPage
from lianfang.web.views.exams import (
    CertificatePage, Condition, Enrolled, ExamGuard, ExamLine, ExamOffer, ExamPage, StationExamsPage, UnitExamsPage,
)
from lianfang.web.views.exchange import ExchangePage, GoodLine, RedemptionLine, RedemptionsPage
from lianfang.web.views.figures import AmendForm, FigureGroup, FigureLine, FiguresPage, PicturesPage, TracePage, TraceRow
from lianfang.web.views.filings import FilingLine, FilingsPage, UnitFilingPage
from lianfang.web.views.followup import (
    AskFields, AskForm, FollowUpsPage, InstructedPart, InstructionRow, ItemRow, MeetingPage, MeetingRow, MeetingsPage,
)
from lianfang.web.views.frame import (
    Check, Choice, Colour, Count, Fact, Field, Form, Frame, Illustration, Link, NavItem, Page, Picture, ProblemPage, Size, Source, Step,
    Tag, Theme, Tone,
)
from lianfang.web.views.guard import (
    Alarm, Duty, Entry, HandOverPage, Meter, OnPost, PlaceRow, PointsPage, TodayCard, TodayPage,
    WhyPage,
)
from lianfang.web.views.imports import ChangedRow, ImportPage, RejectedRow, Report, SheetCount
from lianfang.web.views.judging import Judging
from lianfang.web.views.office import (
    Advice, AdvicePart, BulletinsPage, CorrectForm, DraftPage, ErratumRow, IssuedPage, Missing, Opinion,
    Others, Row, Stage, Week, Weeks, Why,
)
from lianfang.web.views.officer import BeatPage, BeatRow, BeatsPage
from lianfang.web.views.ops import InvariantRow, JobRow, LetterRow, OpsPage
from lianfang.web.views.own import (
    CopyPage, CopyPart, Device, Looked, MinePage, MorePage, OwnRequest, Reached, SettingsPage, WayRow,
)
from lianfang.web.views.patrol import (
    Going, OutingBehalf, OutingCard, OutingClosing, OutingMuster, OutingPoint, OutingWalker, PatrolPage,
    PatrolsPage, Planning, TonightOuting, TonightPage, UnitSeats,
)
from lianfang.web.views.people import (
    AccountRow, AccountsPage, Asked, Held, PeoplePage, PersonPage, PersonRow, RequestsPage, RoleRow,
)
from lianfang.web.views.practice import Judged, LearnPage, Pick, PracticePage, PracticeQuestion, TopicsPage
from lianfang.web.views.prizes import (
    OwnPrize, OwnPrizesPage, PrizeLine, PublicRun, RunPage, StationPrizesPage, ZoneShare,
)
from lianfang.web.views.public import Rule, RulesPage, VerifyPage
from lianfang.web.views.questions import (
    NewQuestionPage, QuestionForm, QuestionPage, QuestionRow, QuestionsImportPage, QuestionsPage, Wording,
)
from lianfang.web.views.reading import (
    BulletinRead, EditionsPage, IssuedList, IssuedRow, OwnRow, ReadParagraph, ReadPart, ReadTable,
)
from lianfang.web.views.receipts import PaperReceipt, Receipts, ReceiverList, ReceiverRow, ReceiversPage, SentFile
from lianfang.web.views.reports import (
    DailyOrderRow, DailyOrdersPage, HazardCard, NotePage, NotesPage, NotesQueuePage, OrderSeenBy, RecordRow,
    RecordsPage, RecordsQueuePage, Said, Shot, StationNotePage, ThreadRow, UnitRecordsPage,
)
from lianfang.web.views.rollcall import (
    CallLine, GateOfPost, GatePage, GatesPage, MissingRow, NewCall, PairPage, PostGates, RollCallPage,
    RollCallsPage, Tick, Verdict, Wall, WallZone,
)
from lianfang.web.views.rules import (
    ChangedMonth, ClauseForm, ClauseRow, DraftPanel, DutyClauses, OwnRulesPage, RuleBookPage, TriedPanel,
)
from lianfang.web.views.sittings import (
    DoorPage,
    UnitSittingsPage,
    HandInPage, LookedAt, LookPage, OwnSittingsPage, PaperCell, PaperPage, QuestionShown, Sitter, SittingLine,
    SittingPage, StationSittingsPage, SupervisePage,
)
from lianfang.web.views.spot import KnownLine, SpotAsked, SpotLine, SpotPage, SpotsPage
from lianfang.web.views.study import BookKind, CopiesRow, EditionRow, HandingOut, HolderRow, StudyPage, UnitStudyPage
from lianfang.web.views.training import (
    DutyLine, LeadTrainingPage, MyTrainingsPage, PlanRow, Question, RollLine, ScreenPage, StationTrainingsPage,
    TrainingLine, TrainingPage, UnitTrainingsPage,
)
from lianfang.web.views.unit import (
    GuardRow, GuardsPage, HoursForm, HoursPage, HoursRow, LinesPage, Post, PostsPage, Shift, Slip, SlipSheetPage,
    UnitLine, UnitPage, UnitPointsPage, UnitRow, UnitsPage, UnitWhyPage,
)
# fmt: on
from lianfang.web.views.voices import StationVoicePage, VoiceAnswerPage, VoiceLine, VoicePage, VoicesPage
from lianfang.web.views.weekly import FrozenLine, FrozenYear, GuardLine, UnitSums, WeeksPage, ZoneSums

TEMPLATES = Path(__file__).parent.parent / "templates"


def environment() -> Environment:
    """Jinja with everything escaped and nothing silently empty; templates see `page`, `asset` and `icon`."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(asset=asset, icon=icon)
    return made


def render(templates: Environment, page: Page) -> str:
    return templates.get_template(page.template).render(page=page)
