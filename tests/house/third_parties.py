"""A contract for import-linter: a room may import no third party but those it names."""

import sys
from typing import TYPE_CHECKING, cast

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    import grimp


class ThirdParties(Contract):
    """What a list of forbidden packages cannot promise: that the next package is forbidden too."""

    type_name = "third_parties"

    room = fields.StringField()
    allowed = fields.SetField(subfield=fields.StringField(), required=False)
    besides = fields.SetField(subfield=fields.StringField(), required=False)
    """Modules of the room which have a contract of their own."""

    def check(self, graph: "grimp.ImportGraph", verbose: bool) -> ContractCheck:  # noqa: FBT001
        strangers = sorted(f"{module} -> {package}" for module, package in self._imports(graph))
        return ContractCheck(kept=not strangers, metadata={"strangers": strangers})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for stranger in check.metadata["strangers"]:
            output.print_error(stranger, bold=False)

    def _imports(self, graph: "grimp.ImportGraph") -> set[tuple[str, str]]:
        known = sys.stdlib_module_names | named(self.allowed)
        return {
            (module, package)
            for module in self._modules(graph)
            for package in graph.find_modules_directly_imported_by(module)
            if graph.is_module_squashed(package) and package not in known
        }

    def _modules(self, graph: "grimp.ImportGraph") -> set[str]:
        room = cast("str", self.room)
        elsewhere = tuple(f"{module}." for module in named(self.besides))
        return {
            module
            for module in {room, *graph.find_descendants(room)}
            if not f"{module}.".startswith(elsewhere)
        }


def named(field: object) -> set[str]:
    """Read a set import-linter parsed; its fields are typed as what they are before parsing."""
    return cast("set[str]", field) if isinstance(field, set) else set()
