"""Phrases about links: what drives what, and what supports what."""

from okr.commands.links import AddLink, PrepareLink, PrepareUnlink, RemoveLink
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.links import Drives, Link, SupportsKeyResult, SupportsObjective
from okr.phrases.said import Reader, Said, is_key_result, key_result_id, objective_id

_BETWEEN = frozenset({"drives", "supports", "drive", "support"})


def _link(said: Said) -> Wish:
    match _ends(said):
        case []:
            return PrepareLink(said.workspace, said.by, supports=False)
        case [source]:
            return PrepareLink(said.workspace, said.by, supports=not is_key_result(source), source=source)
        case [source, upheld]:
            return AddLink(said.workspace, said.by, link_between(source, upheld))
        case _:
            raise CommandIncomplete(usage="/okr link KR31 drives KR30")


def _support(said: Said) -> Wish:
    match _ends(said):
        case []:
            return PrepareLink(said.workspace, said.by, supports=True)
        case [source]:
            return PrepareLink(said.workspace, said.by, supports=True, source=_objective(source))
        case [source, upheld]:
            return AddLink(said.workspace, said.by, link_between(_objective(source), upheld))
        case _:
            raise CommandIncomplete(usage="/okr support O12 O3")


def _unlink(said: Said) -> Wish:
    match _ends(said):
        case []:
            return PrepareUnlink(said.workspace, said.by)
        case [source]:
            return RemoveLink(said.workspace, said.by, source)
        case [source, upheld]:
            return RemoveLink(said.workspace, said.by, source, upheld)
        case _:
            raise CommandIncomplete(usage="/okr unlink KR31 KR30")


def link_between(source: str, upheld: str) -> Link:
    """The link that these two can have; raises CommandIncomplete where there is no such link."""
    match is_key_result(source), is_key_result(upheld):
        case True, True:
            return Drives(key_result_id(source), key_result_id(upheld))
        case False, True:
            return SupportsKeyResult(objective_id(source), key_result_id(upheld))
        case False, False:
            return SupportsObjective(objective_id(source), objective_id(upheld))
        case _:
            raise CommandIncomplete(usage=f"/okr link {source} drives KR30")


def _ends(said: Said) -> list[str]:
    """The ids that stand there, without the word between them."""
    return [word for word in said.words[1:] if word.lower() not in _BETWEEN]


def _objective(word: str) -> str:
    return f"O{objective_id(word)}"


PHRASES: dict[str, Reader] = {
    "link": _link,
    "support": _support,
    "unlink": _unlink,
    "unsupport": _unlink,
}
