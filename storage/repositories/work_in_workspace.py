"""One transaction in one workspace, as use cases see it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from okr.locale import Locale
from okr.person import WorkspaceId
from storage.repositories.asked import StoredAsked
from storage.repositories.blockers import StoredBlockers
from storage.repositories.challenges import StoredChallenges
from storage.repositories.check_ins import StoredCheckIns
from storage.repositories.closings import StoredClosings
from storage.repositories.cycles import StoredCycles
from storage.repositories.evidence import StoredEvidence
from storage.repositories.history import StoredHistory
from storage.repositories.holidays import StoredHolidays
from storage.repositories.initiatives import StoredInitiatives
from storage.repositories.key_results import StoredKeyResults
from storage.repositories.links import StoredLinks
from storage.repositories.objectives import StoredObjectives
from storage.repositories.outbox import StoredOutbox
from storage.repositories.people import StoredPeople
from storage.repositories.preferences import StoredPreferences, StoredVisits
from storage.repositories.prompts import StoredPrompts
from storage.repositories.schedule import StoredSchedule
from storage.repositories.scores import StoredScores
from storage.repositories.skips import StoredSkips
from storage.repositories.squads import StoredSquads
from storage.repositories.votes import StoredVotes


class WorkInWorkspace:
    """Keeps the promises of okr.work.Work; a collection is made when it is first asked for."""

    def __init__(
        self,
        connection: Connection,
        workspace: WorkspaceId,
        now: datetime,
        new_id: Callable[[], str],
        locale: Locale = Locale.EN,
    ) -> None:
        self.connection = connection
        self.workspace = workspace
        self.now = now
        self.new_id = new_id
        self.locale = locale
        self.letters: list[str] = []
        """The ids of those written."""

    @cached_property
    def people(self) -> StoredPeople:
        return StoredPeople(self.connection, self.workspace)

    @cached_property
    def preferences(self) -> StoredPreferences:
        return StoredPreferences(self.connection, self.workspace)

    @cached_property
    def skips(self) -> StoredSkips:
        return StoredSkips(self.connection, self.workspace)

    @cached_property
    def holidays(self) -> StoredHolidays:
        return StoredHolidays(self.connection, self.workspace)

    @cached_property
    def visits(self) -> StoredVisits:
        return StoredVisits(self.connection, self.workspace)

    @cached_property
    def squads(self) -> StoredSquads:
        return StoredSquads(self.connection, self.workspace)

    @cached_property
    def cycles(self) -> StoredCycles:
        return StoredCycles(self.connection, self.workspace)

    @cached_property
    def closings(self) -> StoredClosings:
        return StoredClosings(self.connection, self.workspace)

    @cached_property
    def objectives(self) -> StoredObjectives:
        return StoredObjectives(self.connection, self.workspace)

    @cached_property
    def key_results(self) -> StoredKeyResults:
        return StoredKeyResults(self.connection, self.workspace)

    @cached_property
    def check_ins(self) -> StoredCheckIns:
        return StoredCheckIns(self.connection, self.workspace)

    @cached_property
    def links(self) -> StoredLinks:
        return StoredLinks(self.connection, self.workspace)

    @cached_property
    def initiatives(self) -> StoredInitiatives:
        return StoredInitiatives(self.connection, self.workspace)

    @cached_property
    def blockers(self) -> StoredBlockers:
        return StoredBlockers(self.connection, self.workspace)

    @cached_property
    def evidence(self) -> StoredEvidence:
        return StoredEvidence(self.connection, self.workspace)

    @cached_property
    def scores(self) -> StoredScores:
        return StoredScores(self.connection, self.workspace)

    @cached_property
    def prompts(self) -> StoredPrompts:
        return StoredPrompts(self.connection, self.workspace)

    @cached_property
    def asked(self) -> StoredAsked:
        return StoredAsked(self.connection, self.workspace)

    @cached_property
    def challenges(self) -> StoredChallenges:
        return StoredChallenges(self.connection, self.workspace)

    @cached_property
    def votes(self) -> StoredVotes:
        return StoredVotes(self.connection, self.workspace)

    @cached_property
    def schedule(self) -> StoredSchedule:
        return StoredSchedule(self.connection, self.workspace, self.now)

    @cached_property
    def outbox(self) -> StoredOutbox:
        return StoredOutbox(self.connection, self.workspace, self.now, self.new_id, self.letters)

    @cached_property
    def history(self) -> StoredHistory:
        return StoredHistory(self.connection, self.workspace)
