"""The files of cases that there are: what each is called, and how the command line asks for it."""

from dataclasses import dataclass

FORMS = ("csv", "gb18030", "parquet", "jsonl", "native")
"""The template of 2018 in four forms, and the native form."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file."""

    form: str = "csv"
    unique_basis: bool = False
    """Half of the rows cite laws in words that no other row has."""
    delta: bool = False
    """A later file, a tenth as long: it changes cases of the first and adds as many."""

    @property
    def special(self) -> list[str]:
        """What tells it from a plain file."""
        return [name for name, holds in (("unique-basis", self.unique_basis), ("delta", self.delta)) if holds]

    @property
    def name(self) -> str:
        """The name of the file."""
        first = {"native": "native", "gb18030": "cases-gb18030"}.get(self.form, "cases")
        suffix = self.form if self.form in ("parquet", "jsonl") else "csv"
        return f"{'-'.join([first, *self.special])}.{suffix}"

    @property
    def options(self) -> list[str]:
        """The options of the command that writes it."""
        return ["--form", self.form, *(f"--{name}" for name in self.special)]
